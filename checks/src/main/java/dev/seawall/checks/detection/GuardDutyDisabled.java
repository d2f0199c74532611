package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A region in which GuardDuty has no detector, or one that is off ({@code guardduty:GetDetector}).
 */
public final class GuardDutyDisabled implements Check<AwsRegion> {

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("guard-duty-disabled")
        .severity(HIGH)
        .judges(AwsRegion.class)
        .reads(AwsTypes.DETECTORS);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<List<String>> detectors = region.texts("ListDetectors");
    if (detectors.or(List.of()).isEmpty()) {
      return fail(detectors, "GuardDuty is not on in %s", region.region());
    }
    for (String id : detectors.or(List.of())) {
      Detector detector = inventory.aws().getById(Detector.class, id, region);
      if (!detector.isOn()) {
        return fail(detector.status(), "GuardDuty is suspended in %s", region.region());
      }
    }
    return pass();
  }
}
