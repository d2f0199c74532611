package dev.seawall.core.aws;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which subnets nodes are in, or may be put in, and which VPCs clusters are in. */
public final class SubnetUses {
  private final Map<String, Set<String>> nodes = new HashMap<>();
  private final Set<String> vpcs = new HashSet<>();
  private final Unread unreadNodes = new Unread();
  private final Unread unreadClusters = new Unread();

  private SubnetUses(Aws aws) {
    for (Nodegroup group : aws.all(Nodegroup.class)) {
      unreadNodes.orRead(
          group,
          () ->
              group
                  .subnetIds()
                  .or(List.of())
                  .forEach(subnet -> add(subnet, "node group " + group.name())));
    }
    for (Instance instance : aws.all(Instance.class)) {
      unreadNodes.orRead(
          instance,
          () ->
              instance
                  .text("DescribeInstances", "SubnetId")
                  .value()
                  .ifPresent(subnet -> add(subnet, "node " + instance.name())));
    }
    for (EksCluster cluster : aws.all(EksCluster.class)) {
      unreadClusters.orRead(
          cluster,
          () ->
              cluster
                  .text("DescribeCluster", "resourcesVpcConfig", "vpcId")
                  .value()
                  .ifPresent(vpcs::add));
    }
  }

  /** The uses of the subnets of an account, as far as they were read. */
  public static SubnetUses of(Aws aws) {
    return aws.index(SubnetUses.class, SubnetUses::new);
  }

  private void add(String subnet, String user) {
    nodes.computeIfAbsent(subnet, id -> new TreeSet<>()).add(user);
  }

  /**
   * The node groups and nodes of a subnet, in words. That there are none is unknown when a node
   * group or a node of the region could not be read.
   */
  public Set<String> nodesIn(Subnet subnet) {
    Set<String> found = nodes.getOrDefault(subnet.subnetId(), Set.of());
    if (found.isEmpty()) {
      unreadNodes.requireNone(subnet);
    }
    return found;
  }

  /**
   * Whether a cluster is in a VPC. That none is, is unknown when a cluster of the region could not
   * be read.
   */
  public boolean hasCluster(Vpc vpc) {
    boolean found = vpcs.contains(vpc.arn().name());
    if (!found) {
      unreadClusters.requireNone(vpc);
    }
    return found;
  }
}
