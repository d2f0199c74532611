package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster that one call can delete ({@code deletionProtection} of {@code eks:DescribeCluster}).
 */
public final class ClusterDeletionUnprotected implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-deletion-unprotected").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    Fact<Boolean> kept = cluster.deletionProtection();
    return kept.is(true) ? pass() : fail(kept, "%s can be deleted in one call", cluster.name());
  }
}
