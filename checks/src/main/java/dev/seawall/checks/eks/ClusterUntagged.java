package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A cluster without a tag of its owner's ({@code tags} of {@code eks:DescribeCluster}). */
public final class ClusterUntagged implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-untagged").severity(LOW).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    return cluster.tags().keySet().stream().allMatch(key -> key.startsWith("aws:"))
        ? fail(cluster.field("DescribeCluster", "tags"), "%s has no tags", cluster.name())
        : pass();
  }
}
