package dev.seawall.collect.aws;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.ResourceType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types that are read: those asked for, and those that lead to them. */
record Wanted(SortedSet<ResourceType> types) {
  /** Which types name the resources of a type. */
  private static final Map<ResourceType, List<ResourceType>> LEADING =
      Map.ofEntries(
          Map.entry(AwsTypes.LAUNCH_TEMPLATES, List.of(AwsTypes.AUTO_SCALING_GROUPS)),
          Map.entry(AwsTypes.AUTO_SCALING_GROUPS, List.of(AwsTypes.NODEGROUPS)),
          Map.entry(AwsTypes.INSTANCES, List.of(AwsTypes.AUTO_SCALING_GROUPS)),
          Map.entry(AwsTypes.VOLUMES, List.of(AwsTypes.INSTANCES)),
          Map.entry(AwsTypes.IMAGES, List.of(AwsTypes.INSTANCES, AwsTypes.LAUNCH_TEMPLATES)),
          Map.entry(AwsTypes.NETWORK_INTERFACES, List.of(AwsTypes.INSTANCES)),
          Map.entry(
              AwsTypes.SECURITY_GROUPS,
              List.of(
                  AwsTypes.NETWORK_INTERFACES,
                  AwsTypes.LAUNCH_TEMPLATES,
                  AwsTypes.LOAD_BALANCERS,
                  AwsTypes.CLASSIC_LOAD_BALANCERS)),
          Map.entry(AwsTypes.PREFIX_LISTS, List.of(AwsTypes.SECURITY_GROUPS, AwsTypes.SUBNETS)),
          Map.entry(AwsTypes.SUBNETS, List.of(AwsTypes.NODEGROUPS, AwsTypes.FARGATE_PROFILES)),
          Map.entry(
              AwsTypes.INSTANCE_PROFILES, List.of(AwsTypes.INSTANCES, AwsTypes.LAUNCH_TEMPLATES)),
          Map.entry(AwsTypes.CERTIFICATES, List.of(AwsTypes.LOAD_BALANCERS)),
          Map.entry(
              AwsTypes.IAM_ROLES,
              List.of(
                  AwsTypes.NODEGROUPS,
                  AwsTypes.FARGATE_PROFILES,
                  AwsTypes.ADDONS,
                  AwsTypes.ACCESS_ENTRIES,
                  AwsTypes.POD_IDENTITY_ASSOCIATIONS,
                  AwsTypes.CAPABILITIES,
                  AwsTypes.INSTANCE_PROFILES)),
          Map.entry(AwsTypes.MANAGED_POLICIES, List.of(AwsTypes.IAM_ROLES)),
          Map.entry(AwsTypes.BUCKETS, List.of(AwsTypes.TRAILS, AwsTypes.LOAD_BALANCERS)),
          Map.entry(
              AwsTypes.KMS_KEYS,
              List.of(AwsTypes.VOLUMES, AwsTypes.LOG_GROUPS, AwsTypes.TRAILS, AwsTypes.REGIONS)));

  static Wanted of(Collection<ResourceType> asked) {
    SortedSet<ResourceType> types = new TreeSet<>();
    Deque<ResourceType> rest = new ArrayDeque<>(asked);
    rest.add(AwsTypes.EKS_CLUSTERS);
    while (!rest.isEmpty()) {
      ResourceType type = rest.poll();
      if (AwsTypes.isOne(type) && types.add(type)) {
        rest.addAll(LEADING.getOrDefault(type, List.of()));
      }
    }
    return new Wanted(types);
  }

  boolean has(ResourceType type) {
    return types.contains(type);
  }

  /** Whether any of them is wanted. */
  boolean hasAny(Set<ResourceType> some) {
    return some.stream().anyMatch(types::contains);
  }
}
