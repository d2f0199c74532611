package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.aws.RunningManifest;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An image that runs, in a repository that is scanned, and has no scan to speak of ({@code
 * imageScanStatus} of {@code ecr:DescribeImageScanFindings}).
 */
public final class RunningImageNotScanned implements Check<Repository> {
  private static final Duration OLD = Duration.ofDays(30);

  @Override
  public Spec<Repository> spec() {
    return Spec.check("running-image-not-scanned")
        .severity(MEDIUM)
        .judges(Repository.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    Optional<AwsRegion> registry = repository.registry(inventory.aws());
    if (registry.isPresent() && !repository.isScannedBy(registry.get())) {
      return notApplicable();
    }
    boolean undated = false;
    for (RunningManifest image : repository.running()) {
      Optional<Fact<String>> state = image.state();
      if (state.isEmpty()) {
        return fail(image.digest(), "there is no scan of %s", image.name());
      }
      switch (state.get().or("")) {
        case "ACTIVE", "PENDING", "IN_PROGRESS" -> {}
        case "COMPLETE" -> {
          Fact<Instant> last = image.lastScan().orElseThrow();
          undated |= last.isSet() && inventory.time().isEmpty();
          long days = days(last, inventory);
          if (days > OLD.toDays()) {
            return fail(last, "%s was last scanned %s days ago", image.name(), days);
          }
        }
        default -> {
          return fail(state.get(), "%s: %s", image.name(), words(state.get().or("")));
        }
      }
    }
    return undated ? unknown("when the snapshot was collected is not known") : pass();
  }

  private static long days(Fact<Instant> last, Inventory inventory) {
    return last.isSet() && inventory.time().isPresent()
        ? Duration.between(last.value().orElseThrow(), inventory.time().get()).toDays()
        : 0;
  }

  private static String words(String state) {
    return switch (state) {
      case "UNSUPPORTED_IMAGE" -> "it is of a kind that the scanner does not support";
      case "SCAN_ELIGIBILITY_EXPIRED" -> "Inspector no longer scans it, for its age";
      case "FINDINGS_UNAVAILABLE" -> "what its scan found is no longer available";
      case "LIMIT_EXCEEDED" -> "it was not scanned because a limit was reached";
      case "IMAGE_ARCHIVED" -> "it is archived, and not scanned until it is restored";
      case "FAILED" -> "its scan failed";
      default -> "its scan is in a state that is not known";
    };
  }
}
