package dev.seawall.core.aws;

import dev.seawall.core.asset.UnresolvedFactException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each security group guards: the network interfaces of the control plane, of nodes, of pods
 * that have one of their own, load balancers and mount targets.
 */
public final class SecurityGroupUses {
  /** What a group can guard. */
  public enum Use {
    CONTROL_PLANE,
    NODES,
    PODS,
    LOAD_BALANCERS,
    MOUNT_TARGETS
  }

  private final Map<String, Set<Use>> uses = new HashMap<>();

  private SecurityGroupUses(Aws aws) {
    each(aws, EksCluster.class, this::addCluster);
    each(aws, Instance.class, this::addInstance);
    each(aws, NetworkInterface.class, this::addInterface);
    each(aws, LaunchTemplate.class, this::addTemplate);
    each(aws, Nodegroup.class, this::addNodegroup);
    each(
        aws,
        LoadBalancer.class,
        balancer ->
            balancer
                .texts("DescribeLoadBalancers", "SecurityGroups")
                .or(List.of())
                .forEach(group -> add(group, Use.LOAD_BALANCERS)));
    each(
        aws,
        ClassicLoadBalancer.class,
        balancer ->
            balancer
                .texts("DescribeLoadBalancers", "SecurityGroups")
                .or(List.of())
                .forEach(group -> add(group, Use.LOAD_BALANCERS)));
    each(
        aws,
        FileSystem.class,
        files ->
            files
                .listed("DescribeMountTargets")
                .forEach(
                    target ->
                        target
                            .texts("SecurityGroups")
                            .or(List.of())
                            .forEach(group -> add(group, Use.MOUNT_TARGETS))));
  }

  /** What the groups of an account guard, as far as it was read. */
  public static SecurityGroupUses of(Aws aws) {
    return aws.index(SecurityGroupUses.class, SecurityGroupUses::new);
  }

  /** Reads resources of a class; one that cannot be read is told of by the checks on itself. */
  @FunctionalInterface
  private interface Reader<R> {
    void read(R resource);
  }

  private static <R extends AwsResource> void each(Aws aws, Class<R> type, Reader<R> reader) {
    for (R resource : aws.all(type)) {
      try {
        reader.read(resource);
      } catch (UnresolvedFactException notReadable) {
        continue;
      }
    }
  }

  private void addCluster(EksCluster cluster) {
    cluster
        .text("DescribeCluster", "resourcesVpcConfig", "clusterSecurityGroupId")
        .value()
        .ifPresent(
            group -> {
              add(group, Use.CONTROL_PLANE);
              add(group, Use.NODES);
            });
    cluster
        .texts("DescribeCluster", "resourcesVpcConfig", "securityGroupIds")
        .or(List.of())
        .forEach(group -> add(group, Use.CONTROL_PLANE));
  }

  private void addInstance(Instance instance) {
    addGroups(instance.listed("DescribeInstances", "SecurityGroups"), Use.NODES);
    for (AwsPart card : instance.listed("DescribeInstances", "NetworkInterfaces")) {
      addGroups(card.listed("Groups"), Use.NODES);
    }
  }

  /** The nodes that will start from a template, though there may be none now. */
  private void addTemplate(LaunchTemplate template) {
    template.securityGroups().forEach(group -> add(group, Use.NODES));
  }

  /** The group by which EKS opens SSH to the nodes of a node group. */
  private void addNodegroup(Nodegroup nodegroup) {
    nodegroup
        .text("DescribeNodegroup", "resources", "remoteAccessSecurityGroup")
        .value()
        .ifPresent(group -> add(group, Use.NODES));
  }

  /** A pod's own interface is a branch of a trunk on its node (EKS, security groups for pods). */
  private void addInterface(NetworkInterface card) {
    String described = "DescribeNetworkInterfaces";
    List<AwsPart> groups = card.listed(described, "Groups");
    if (card.text(described, "InterfaceType").is("branch")) {
      addGroups(groups, Use.PODS);
    } else if (card.text(described, "Attachment", "InstanceId").isSet()) {
      addGroups(groups, Use.NODES);
    } else if (card.text(described, "Description").or("").startsWith("Amazon EKS ")) {
      addGroups(groups, Use.CONTROL_PLANE);
    }
  }

  private void addGroups(List<AwsPart> groups, Use use) {
    groups.forEach(group -> group.text("GroupId").value().ifPresent(id -> add(id, use)));
  }

  private void add(String group, Use use) {
    uses.computeIfAbsent(group, id -> EnumSet.noneOf(Use.class)).add(use);
  }

  /** What a group guards; nothing when no resource that was read has it. */
  public Set<Use> of(SecurityGroup group) {
    return of(group.groupId());
  }

  /** What the group of an id guards. */
  public Set<Use> of(String groupId) {
    return uses.getOrDefault(groupId, Set.of());
  }

  /** Whether a group guards nodes, the cluster's own group included. */
  public boolean guardsNodes(SecurityGroup group) {
    return of(group).contains(Use.NODES);
  }
}
