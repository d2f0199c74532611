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

/** A GuardDuty detector that scans no volumes of nodes for malware (EBS_MALWARE_PROTECTION). */
public final class GuardDutyIgnoresVolumes implements Check<Detector> {

  @Override
  public Spec<Detector> spec() {
    return Spec.check("guard-duty-ignores-volumes").severity(MEDIUM).judges(Detector.class);
  }

  @Override
  public Verdict judge(Detector detector, Inventory inventory) {
    if (!detector.isOn()) {
      return notApplicable();
    }
    return detector.has("EBS_MALWARE_PROTECTION")
        ? pass()
        : fail(
            detector.field("GetDetector", "Features").map(each -> "without EBS_MALWARE_PROTECTION"),
            "GuardDuty in %s does not scan volumes for malware",
            detector.region());
  }
}
