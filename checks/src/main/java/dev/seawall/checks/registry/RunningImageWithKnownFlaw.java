package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.aws.RunningManifest;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * An image that runs and in which a scan found a critical or high vulnerability that has a fix
 * ({@code ecr:DescribeImageScanFindings}); basic scans do not tell whether there is a fix.
 */
public final class RunningImageWithKnownFlaw implements Check<Repository> {

  @Override
  public Spec<Repository> spec() {
    return Spec.check("running-image-with-known-flaw").severity(HIGH).judges(Repository.class);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    for (AwsPart scan : repository.scans()) {
      long fixable =
          scan.listed("imageScanFindings", "enhancedFindings").stream()
              .filter(RunningImageWithKnownFlaw::isSevereWithFix)
              .count();
      Fact<Long> critical =
          scan.number("imageScanFindings", "findingSeverityCounts", "CRITICAL").orDefault(0L);
      boolean enhanced = scan.field("imageScanFindings", "enhancedFindings").isSet();
      long found = enhanced ? fixable : critical.or(0L);
      if (found > 0) {
        return fail(
            enhanced
                ? scan.field("imageScanFindings", "enhancedFindings").map(each -> found)
                : critical,
            "%s has %s %s",
            repository.scanned(scan),
            found,
            enhanced ? "vulnerabilities with a fix" : "critical vulnerabilities");
      }
    }
    List<RunningManifest> unscanned =
        repository.running().stream().filter(each -> !each.isScanned()).toList();
    if (unscanned.isEmpty()) {
      return pass();
    }
    String others = unscanned.size() == 1 ? "" : " and " + (unscanned.size() - 1) + " more";
    return unknown(
        "there is no scan that came to an end of " + unscanned.getFirst().name() + others);
  }

  private static boolean isSevereWithFix(AwsPart finding) {
    String severity = finding.text("severity").or("");
    return (severity.equals("CRITICAL") || severity.equals("HIGH"))
        && !finding.text("fixAvailable").orDefault("NO").is("NO")
        && !finding.text("status").is("SUPPRESSED");
  }
}
