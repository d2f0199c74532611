package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Value;
import java.util.Set;

/**
 * An image that runs and in which a scan found a critical or high vulnerability that has a fix
 * ({@code ecr:DescribeImageScanFindings}); basic scans do not tell whether there is a fix.
 */
public final class RunningImageWithKnownFlaw implements Check<Repository> {

  /** The states of a scan whose findings stand; enhanced scans go on for ever. */
  private static final Set<String> DONE = Set.of("COMPLETE", "ACTIVE");

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
            image(repository, scan),
            found,
            enhanced ? "vulnerabilities with a fix" : "critical vulnerabilities");
      }
    }
    long unscanned = unscanned(repository);
    return unscanned == 0
        ? pass()
        : unknown(unscanned + " of the images of " + repository.name() + " were not scanned");
  }

  /** The images that run without a scan that came to an end. */
  private static long unscanned(Repository repository) {
    Fact<Value> images = repository.field("DescribeImages");
    long running = images.isUnresolved() ? 0 : repository.listed("DescribeImages").size();
    long scanned =
        repository.scans().stream()
            .filter(scan -> DONE.contains(scan.text("imageScanStatus", "status").or("COMPLETE")))
            .count();
    return Math.max(running, repository.scans().size()) - scanned;
  }

  private static boolean isSevereWithFix(AwsPart finding) {
    String severity = finding.text("severity").or("");
    return (severity.equals("CRITICAL") || severity.equals("HIGH"))
        && !finding.text("fixAvailable").orDefault("NO").is("NO")
        && !finding.text("status").is("SUPPRESSED");
  }

  private static String image(Repository repository, AwsPart scan) {
    Fact<String> tag = scan.text("imageId", "imageTag");
    return repository.name()
        + (tag.isSet()
            ? ":" + tag.or("")
            : "@" + scan.text("imageId", "imageDigest").or("(not told)"));
  }
}
