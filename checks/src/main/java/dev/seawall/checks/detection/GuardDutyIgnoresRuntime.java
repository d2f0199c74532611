package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Detector;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A GuardDuty detector that watches no processes on nodes (feature RUNTIME_MONITORING, or the older
 * EKS_RUNTIME_MONITORING).
 */
public final class GuardDutyIgnoresRuntime implements Check<Detector> {

  @Override
  public Spec<Detector> spec() {
    return Spec.check("guard-duty-ignores-runtime").severity(MEDIUM).judges(Detector.class);
  }

  @Override
  public Verdict judge(Detector detector, Inventory inventory) {
    if (!detector.isOn()) {
      return notApplicable();
    }
    return detector.watchesRuntime()
        ? pass()
        : fail(
            detector.field("GetDetector", "Features").map(each -> "without RUNTIME_MONITORING"),
            "GuardDuty in %s does not watch what runs on nodes",
            detector.region());
  }
}
