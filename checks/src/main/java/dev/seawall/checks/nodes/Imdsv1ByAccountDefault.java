package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An account that lets new instances answer IMDSv1 when nobody says otherwise ({@code HttpTokens}
 * of {@code ec2:GetInstanceMetadataDefaults}).
 */
public final class Imdsv1ByAccountDefault implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("imdsv1-by-account-default").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    if (region.httpTokensEnforced().is("enabled")) {
      return pass();
    }
    Fact<String> tokens = region.defaultHttpTokens();
    return tokens.is("required")
        ? pass()
        : fail(
            tokens,
            "new instances of %s in %s may answer IMDSv1",
            region.account(),
            region.region());
  }
}
