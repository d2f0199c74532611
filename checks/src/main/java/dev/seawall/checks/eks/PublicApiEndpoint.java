package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
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
 * A Kubernetes API endpoint that can be reached from outside the VPC ({@code
 * resourcesVpcConfig.endpointPublicAccess} of {@code eks:DescribeCluster}).
 */
public final class PublicApiEndpoint implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("public-api-endpoint").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    Fact<Boolean> open = cluster.endpointPublicAccess();
    return open.is(true) ? fail(open, "the API endpoint of %s is public", cluster.name()) : pass();
  }
}
