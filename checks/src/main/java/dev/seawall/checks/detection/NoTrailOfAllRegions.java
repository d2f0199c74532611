package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Trail;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * An account without a trail that records management events of all regions ({@code
 * cloudtrail:DescribeTrails}, {@code GetTrailStatus}, {@code GetEventSelectors}).
 */
public final class NoTrailOfAllRegions implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("no-trail-of-all-regions")
        .severity(HIGH)
        .judges(AwsRegion.class)
        .reads(AwsTypes.TRAILS);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<List<String>> arns = region.texts("DescribeTrails");
    boolean unclear = false;
    for (String arn : arns.or(List.of())) {
      Optional<Trail> trail = inventory.aws().find(Trail.class, arn);
      if (trail.isEmpty() || trail.get().isUnclear()) {
        unclear = true;
        continue;
      }
      boolean complete =
          trail.get().isMultiRegion().is(true)
              && trail.get().isLogging().is(true)
              && trail.get().recordsManagement();
      if (complete) {
        return pass();
      }
    }
    return unclear
        ? unknown("not every trail of " + region.account() + " could be read")
        : fail(arns, "no trail of %s records management events of all regions", region.account());
  }
}
