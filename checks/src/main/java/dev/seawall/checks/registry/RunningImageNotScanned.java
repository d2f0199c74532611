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
import dev.seawall.core.check.Verdict.Fail;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.RunningImages;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image that runs, in a repository that is scanned, and has no scan to speak of ({@code
 * imageScanStatus} of {@code ecr:DescribeImageScanFindings}).
 */
public final class RunningImageNotScanned implements Check<Repository> {
  /** In days. */
  private static final long OLD = 30;

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
    SortedMap<String, Fail> wrong = new TreeMap<>();
    for (RunningManifest image : repository.running()) {
      wrong(image, inventory).ifPresent(each -> wrong.put(image.digest().or(""), each));
    }
    for (Map.Entry<String, Fail> each : wrong.entrySet()) {
      if (RunningImages.isTrueOfNodes(repository, each.getKey(), wrong.keySet(), inventory)) {
        return each.getValue();
      }
    }
    if (!wrong.isEmpty()) {
      return unknown("which image of an index runs is not known, and of one there is no good scan");
    }
    return inventory.time().isEmpty()
        ? unknown("when the snapshot was collected is not known")
        : pass();
  }

  /** Why it counts as not scanned. */
  private static Optional<Fail> wrong(RunningManifest image, Inventory inventory) {
    Optional<String> trouble = image.trouble();
    if (trouble.isPresent()) {
      return Optional.of(
          fail(image.state().orElse(image.digest()), "%s: %s", image.name(), trouble.get()));
    }
    // a scan that goes on tells when it last found something
    return image
        .lastScan()
        .filter(last -> image.state().orElseThrow().is("COMPLETE") && days(last, inventory) > OLD)
        .map(
            last ->
                fail(last, "%s was last scanned %s days ago", image.name(), days(last, inventory)));
  }

  private static long days(Fact<Instant> last, Inventory inventory) {
    return last.isSet() && inventory.time().isPresent()
        ? Duration.between(last.value().orElseThrow(), inventory.time().get()).toDays()
        : 0;
  }
}
