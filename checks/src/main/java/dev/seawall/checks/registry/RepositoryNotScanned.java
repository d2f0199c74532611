package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A repository of images that nothing scans: neither its own setting nor a rule of the registry
 * ({@code ecr:GetRegistryScanningConfiguration}).
 */
public final class RepositoryNotScanned implements Check<Repository> {

  @Override
  public Spec<Repository> spec() {
    return Spec.check("repository-not-scanned")
        .severity(HIGH)
        .judges(Repository.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    Optional<AwsRegion> registry = repository.registry(inventory.aws());
    if (registry.isEmpty()) {
      return unknown("the scanning rules of the registry of " + repository + " were not read");
    }
    return repository.isScannedBy(registry.get())
        ? pass()
        : fail(repository.scanOnPush(), "nothing scans the images of %s", repository.name())
            .and(Repository.scanType(registry.get()));
  }
}
