package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Mapping;

/** A region without Security Hub, or without AWS's own standard of practices in it. */
public final class SecurityHubOff implements Check<AwsRegion> {
  private static final String STANDARD = "standards/aws-foundational-security-best-practices/";

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("security-hub-off").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<Mapping> hub = region.mapping("DescribeHub");
    if (!hub.isSet()) {
      return fail(hub, "Security Hub is not on in %s", region.region());
    }
    for (AwsPart each : region.listed("GetEnabledStandards")) {
      if (each.text("StandardsArn").or("").contains(STANDARD)) {
        return pass();
      }
    }
    return fail(
        region.field("GetEnabledStandards").map(each -> "without the standard"),
        "Security Hub in %s does not check AWS's foundational practices",
        region.region());
  }
}
