package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A cluster in the VPC that AWS made with the account ({@code IsDefault} of {@code
 * ec2:DescribeVpcs}).
 */
public final class ClusterInDefaultVpc implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("cluster-in-default-vpc")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .looksUp(AwsTypes.VPCS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    Fact<Boolean> made = cluster.vpc(inventory.aws()).isDefault();
    return made.is(true) ? fail(made, "%s is in the default VPC", cluster.name()) : pass();
  }
}
