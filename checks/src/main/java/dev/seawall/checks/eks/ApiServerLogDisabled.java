package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A control plane whose api logs go nowhere ({@code logging.clusterLogging} of {@code
 * eks:DescribeCluster}).
 */
public final class ApiServerLogDisabled implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("api-server-log-disabled").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    return cluster.loggedTypes().contains("api")
        ? pass()
        : fail(cluster.logging(), "%s sends no API server logs", cluster.name());
  }
}
