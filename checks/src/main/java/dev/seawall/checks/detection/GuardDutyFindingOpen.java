package dev.seawall.checks.detection;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Detector;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A cluster about which GuardDuty has a finding of high severity that nobody archived, attack
 * sequences included ({@code guardduty:GetFindings}).
 */
public final class GuardDutyFindingOpen implements Check<EksCluster> {

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("guard-duty-finding-open")
        .severity(CRITICAL)
        .judges(EksCluster.class)
        .reads(AwsTypes.DETECTORS);
  }

  @Override
  public Verdict judge(EksCluster eks, Inventory inventory) {
    boolean any = false;
    for (Detector detector : inventory.aws().all(Detector.class)) {
      if (!detector.account().equals(eks.account()) || !detector.region().equals(eks.region())) {
        continue;
      }
      any = true;
      List<AwsPart> findings = detector.findings(eks);
      if (!findings.isEmpty()) {
        Fact<String> type = findings.getFirst().text("Type");
        return findings.size() == 1
            ? fail(type, "GuardDuty reports %s about %s", type.or("a finding"), eks.name())
            : fail(
                type,
                "GuardDuty has %s findings about %s, such as %s",
                findings.size(),
                eks.name(),
                type.or("one"));
      }
    }
    return any ? pass() : notApplicable();
  }
}
