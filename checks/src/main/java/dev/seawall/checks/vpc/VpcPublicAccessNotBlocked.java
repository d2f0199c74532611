package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** VPC Block Public Access is off ({@code InternetGatewayBlockMode}). */
public final class VpcPublicAccessNotBlocked implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("vpc-public-access-not-blocked").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<String> mode =
        region
            .text("DescribeVpcBlockPublicAccessOptions", "InternetGatewayBlockMode")
            .orDefault("off");
    return mode.is("off")
        ? fail(mode, "VPC Block Public Access is off in %s", region.region())
        : pass();
  }
}
