package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A filter of GuardDuty that archives findings of clusters ({@code FindingCriteria}). */
public final class GuardDutyHidesClusterFindings implements Check<Detector> {

  @Override
  public Spec<Detector> spec() {
    return Spec.check("guard-duty-hides-cluster-findings").severity(MEDIUM).judges(Detector.class);
  }

  @Override
  public Verdict judge(Detector detector, Inventory inventory) {
    for (AwsPart filter : detector.filtersThatHideClusters()) {
      return fail(
          filter.text("Name"),
          "filter %s archives findings of clusters as they come",
          filter.text("Name").or(""));
    }
    return pass();
  }
}
