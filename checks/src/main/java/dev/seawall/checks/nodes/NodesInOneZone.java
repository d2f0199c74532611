package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A cluster whose autoscaling groups are all in one availability zone ({@code AvailabilityZones} of
 * {@code autoscaling:DescribeAutoScalingGroups}).
 */
public final class NodesInOneZone implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("nodes-in-one-zone")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS, INSTANCES);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    SortedSet<String> zones = new TreeSet<>();
    if (cluster.isAutoMode().is(true)) {
      return notApplicable();
    }
    for (Instance each : inventory.all(Instance.class)) {
      if (each.isOfKarpenter() && each.clusterName().filter(cluster.name()::equals).isPresent()) {
        return notApplicable();
      }
    }
    Nodes.of(inventory.aws())
        .groupsOf(cluster)
        .forEach(group -> zones.addAll(group.zones().or(List.of())));
    if (zones.isEmpty()) {
      return notApplicable();
    }
    return zones.size() > 1
        ? pass()
        : fail(cluster, "all nodes of %s are in %s", cluster.name(), zones.first());
  }
}
