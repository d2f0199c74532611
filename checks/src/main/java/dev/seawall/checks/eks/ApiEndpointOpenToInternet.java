package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A public API endpoint that the whole Internet or a large part of it can reach ({@code
 * resourcesVpcConfig.publicAccessCidrs} of {@code eks:DescribeCluster}).
 */
public final class ApiEndpointOpenToInternet implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("api-endpoint-open-to-internet").severity(CRITICAL).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered() || cluster.endpointPublicAccess().is(false)) {
      return cluster.isRegistered() ? notApplicable() : pass();
    }
    if (!cluster.publicAccess().isOpenToInternet()) {
      return pass();
    }
    return fail(
            cluster.publicAccessCidrs(),
            "the API endpoint of %s is open to the Internet",
            cluster.name())
        .and(cluster.endpointPublicAccess());
  }
}
