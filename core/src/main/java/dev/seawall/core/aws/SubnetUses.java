package dev.seawall.core.aws;

import dev.seawall.core.asset.UnresolvedFactException;
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

  private SubnetUses(Aws aws) {
    for (Nodegroup group : aws.all(Nodegroup.class)) {
      try {
        group
            .texts("DescribeNodegroup", "subnets")
            .or(List.of())
            .forEach(subnet -> add(subnet, "node group " + group.name()));
      } catch (UnresolvedFactException notReadable) {
        // its own checks tell
        continue;
      }
    }
    for (Instance instance : aws.all(Instance.class)) {
      try {
        instance
            .text("DescribeInstances", "SubnetId")
            .value()
            .ifPresent(subnet -> add(subnet, "node " + instance.name()));
      } catch (UnresolvedFactException notReadable) {
        // its own checks tell
        continue;
      }
    }
    for (EksCluster cluster : aws.all(EksCluster.class)) {
      try {
        cluster.text("DescribeCluster", "resourcesVpcConfig", "vpcId").value().ifPresent(vpcs::add);
      } catch (UnresolvedFactException notReadable) {
        // its own checks tell
        continue;
      }
    }
  }

  /** The uses of the subnets of an account, as far as they were read. */
  public static SubnetUses of(Aws aws) {
    return aws.index(SubnetUses.class, SubnetUses::new);
  }

  private void add(String subnet, String user) {
    nodes.computeIfAbsent(subnet, id -> new TreeSet<>()).add(user);
  }

  /** The node groups and nodes of a subnet, in words. */
  public Set<String> nodesIn(Subnet subnet) {
    return nodes.getOrDefault(subnet.subnetId(), Set.of());
  }

  /** Whether a cluster is in a VPC. */
  public boolean hasCluster(Vpc vpc) {
    return vpcs.contains(vpc.arn().name());
  }
}
