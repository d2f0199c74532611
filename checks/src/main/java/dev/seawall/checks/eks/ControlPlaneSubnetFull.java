package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A subnet of the control plane with too few free addresses for EKS to work with ({@code
 * AvailableIpAddressCount} of {@code ec2:DescribeSubnets}).
 */
public final class ControlPlaneSubnetFull implements Check<EksCluster> {
  private static final long NEEDED = 6;

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("control-plane-subnet-full")
        .severity(LOW)
        .judges(EksCluster.class)
        .looksUp(AwsTypes.SUBNETS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    for (Subnet subnet : cluster.subnets(inventory.aws())) {
      Fact<Long> free = subnet.number("DescribeSubnets", "AvailableIpAddressCount");
      if (free.isSet() && free.or(0L) < NEEDED) {
        return fail(
            free,
            "subnet %s of %s has %s free addresses",
            subnet.name(),
            cluster.name(),
            free.or(0L));
      }
    }
    return pass();
  }
}
