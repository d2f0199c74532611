package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A cluster that EKS could not make ({@code status} of {@code eks:DescribeCluster}). */
public final class ClusterFailed implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-failed").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    Fact<String> status = cluster.status();
    return status.is("FAILED") ? fail(status, "%s has failed", cluster.name()) : pass();
  }
}
