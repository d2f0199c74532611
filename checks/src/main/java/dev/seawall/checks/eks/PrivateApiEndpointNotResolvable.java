package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Vpc;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A private API endpoint in a VPC that does not answer its name ({@code enableDnsSupport} and
 * {@code enableDnsHostnames} of {@code ec2:DescribeVpcAttribute}).
 */
public final class PrivateApiEndpointNotResolvable implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("private-api-endpoint-not-resolvable")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .looksUp(AwsTypes.VPCS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered() || cluster.endpointPrivateAccess().is(false)) {
      return notApplicable();
    }
    Vpc vpc = cluster.vpc(inventory.aws());
    for (Fact<Boolean> each : List.of(vpc.dnsSupport(), vpc.dnsHostnames())) {
      if (each.is(false)) {
        return fail(
            each, "the private API endpoint of %s has no name in %s", cluster.name(), vpc.name());
      }
    }
    return pass();
  }
}
