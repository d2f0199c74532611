package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types whose resources are known from others alone: where those could not be read, which of these
 * there are is not known either, and a check of them must not look as if there were none.
 */
final class LedTo {
  private static final String BALANCERS = AwsTypes.LOAD_BALANCERS.kind();
  private static final String INSTANCES = AwsTypes.INSTANCES.kind();
  private static final String TEMPLATES = AwsTypes.LAUNCH_TEMPLATES.kind();
  private static final String CLUSTER = "eks:DescribeCluster";
  private static final String NODEGROUP = "eks:DescribeNodegroup";
  private static final String VOLUMES = Types.PERSISTENT_VOLUMES.qualifiedName();

  /**
   * By the types that are listed, on either side of the cluster, or the action, without which
   * nothing leads to them.
   */
  private static final Map<ResourceType, Set<String>> LEADS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  AwsTypes.CERTIFICATES,
                  Set.of(BALANCERS, "elasticloadbalancing:DescribeListeners")),
              Map.entry(
                  AwsTypes.BUCKETS,
                  Set.of(
                      AwsTypes.TRAILS.kind(),
                      BALANCERS,
                      "elasticloadbalancing:DescribeLoadBalancerAttributes",
                      VOLUMES,
                      Types.BACKUP_STORAGE_LOCATIONS.qualifiedName())),
              Map.entry(AwsTypes.VOLUMES, Set.of(INSTANCES, VOLUMES)),
              Map.entry(AwsTypes.FILE_SYSTEMS, Set.of(CLUSTER, VOLUMES)),
              Map.entry(AwsTypes.NETWORK_INTERFACES, Set.of(INSTANCES)),
              Map.entry(AwsTypes.IMAGES, Set.of(INSTANCES, TEMPLATES, NODEGROUP)),
              Map.entry(
                  AwsTypes.LAUNCH_TEMPLATES,
                  Set.of(
                      AwsTypes.NODEGROUPS.kind(), AwsTypes.AUTO_SCALING_GROUPS.kind(), NODEGROUP)),
              Map.entry(AwsTypes.VPCS, Set.of(CLUSTER)),
              Map.entry(AwsTypes.SUBNETS, Set.of(CLUSTER, NODEGROUP, INSTANCES)),
              Map.entry(
                  AwsTypes.SECURITY_GROUPS,
                  Set.of(
                      CLUSTER,
                      NODEGROUP,
                      INSTANCES,
                      TEMPLATES,
                      BALANCERS,
                      AwsTypes.NETWORK_INTERFACES.kind(),
                      AwsTypes.CLASSIC_LOAD_BALANCERS.kind(),
                      AwsTypes.FILE_SYSTEMS.kind(),
                      "elasticfilesystem:DescribeMountTargets",
                      "elasticfilesystem:DescribeMountTargetSecurityGroups")),
              Map.entry(AwsTypes.TRANSIT_GATEWAYS, Set.of(CLUSTER, AwsTypes.SUBNETS.kind())),
              Map.entry(
                  AwsTypes.KMS_KEYS,
                  Set.of(
                      CLUSTER,
                      "ec2:GetEbsDefaultKmsKeyId",
                      AwsTypes.VOLUMES.kind(),
                      AwsTypes.LOG_GROUPS.kind(),
                      AwsTypes.FILE_SYSTEMS.kind(),
                      AwsTypes.REPOSITORIES.kind(),
                      "ecr:DescribeRepositories",
                      AwsTypes.AWS_SECRETS.kind(),
                      AwsTypes.BACKUP_VAULTS.kind(),
                      AwsTypes.TRAILS.kind())),
              Map.entry(AwsTypes.REPOSITORIES, names(Types.WORKLOADS)),
              Map.entry(AwsTypes.PARAMETERS, names(Types.SECRETS_ELSEWHERE))));

  private LedTo() {}

  private static Set<String> names(Set<ResourceType> types) {
    return types.stream().map(ResourceType::qualifiedName).collect(Collectors.toSet());
  }

  /**
   * The gaps, and one of each type that they hide and that is wanted and has none itself.
   *
   * @param inside what was not read of the Kubernetes side
   */
  static List<Gap> with(List<Gap> gaps, List<Gap> inside, Place place, Wanted wanted) {
    List<Gap> all = new ArrayList<>(gaps);
    LEADS.forEach(
        (type, leads) -> {
          if (wanted.has(type) && gaps.stream().noneMatch(gap -> gap.type().equals(type))) {
            Stream.concat(gaps.stream(), inside.stream())
                .filter(gap -> isOneOf(leads, gap))
                .forEach(gap -> all.add(hidden(type, gap, place)));
          }
        });
    return all;
  }

  /** The gap of a list is one of its type; that of a single operation has a type of its own. */
  private static boolean isOneOf(Set<String> leads, Gap gap) {
    return gap.reason() != Gap.Reason.NOT_ASKED
        && (leads.contains(gap.verb()) || leads.contains(gap.type().qualifiedName()));
  }

  private static Gap hidden(ResourceType type, Gap gap, Place place) {
    String message = "which " + type + " there are is not known: " + gap.message();
    String namespace = AwsTypes.isOne(gap.type()) ? gap.namespace() : place.namespace();
    return new Gap(type, namespace, gap.verb(), gap.reason(), message);
  }
}
