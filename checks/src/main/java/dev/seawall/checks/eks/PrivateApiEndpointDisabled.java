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
 * A cluster whose API server has no endpoint in the VPC ({@code
 * resourcesVpcConfig.endpointPrivateAccess} of {@code eks:DescribeCluster}).
 */
public final class PrivateApiEndpointDisabled implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("private-api-endpoint-disabled").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Fact<Boolean> inside = cluster.endpointPrivateAccess();
    return inside.is(true)
        ? pass()
        : fail(inside, "%s has no private API endpoint", cluster.name());
  }
}
