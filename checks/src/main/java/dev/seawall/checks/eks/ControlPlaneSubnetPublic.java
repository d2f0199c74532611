package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A subnet of the control plane with a route to an internet gateway ({@code subnetIds} of {@code
 * eks:DescribeCluster}, {@code ec2:DescribeRouteTables}).
 */
public final class ControlPlaneSubnetPublic implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("control-plane-subnet-public")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(AwsTypes.PREFIX_LISTS)
        .looksUp(AwsTypes.SUBNETS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    for (Subnet subnet : cluster.subnets(inventory.aws())) {
      if (subnet.isPublic(inventory.aws())) {
        return fail(
                cluster.field("DescribeCluster", "resourcesVpcConfig", "subnetIds"),
                "the control plane of %s is attached to public subnet %s",
                cluster.name(),
                subnet.name())
            .and(subnet.field("DescribeRouteTables"));
      }
    }
    return pass();
  }
}
