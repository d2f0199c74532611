package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.ImageScan;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.aws.RunningManifest;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.RunningImages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    List<ImageScan> flawed =
        repository.scans().stream().filter(each -> each.flaws().or(0L) > 0).toList();
    Set<String> digests = new HashSet<>();
    flawed.forEach(each -> digests.add(each.digest()));
    for (ImageScan scan : flawed) {
      if (RunningImages.isTrueOfNodes(repository, scan.digest(), digests, inventory)) {
        return fail(
            scan.flaws(),
            "%s has %s %s",
            repository.scanned(scan),
            scan.flaws().or(0L),
            scan.isEnhanced() ? "vulnerabilities with a fix" : "critical vulnerabilities");
      }
    }
    if (!flawed.isEmpty()) {
      return unknown(
          "whether a node runs " + repository.scanned(flawed.getFirst()) + " is not known");
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
}
