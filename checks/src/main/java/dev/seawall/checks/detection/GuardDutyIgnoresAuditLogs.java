package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Detector;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A GuardDuty detector that does not read Kubernetes audit logs (feature EKS_AUDIT_LOGS). */
public final class GuardDutyIgnoresAuditLogs implements Check<Detector> {

  @Override
  public Spec<Detector> spec() {
    return Spec.check("guard-duty-ignores-audit-logs").severity(HIGH).judges(Detector.class);
  }

  @Override
  public Verdict judge(Detector detector, Inventory inventory) {
    if (!detector.isOn()) {
      return notApplicable();
    }
    return detector.has("EKS_AUDIT_LOGS")
        ? pass()
        : fail(
            detector.field("GetDetector", "Features").map(each -> "without EKS_AUDIT_LOGS"),
            "GuardDuty in %s does not read audit logs of EKS",
            detector.region());
  }
}
