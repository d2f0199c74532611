package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.RunningImages;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/**
 * A tag that workloads name and that is excluded from the immutability of its repository ({@code
 * imageTagMutabilityExclusionFilters}).
 */
public final class DeployedTagCanBeMoved implements Check<Repository> {

  @Override
  public Spec<Repository> spec() {
    return Spec.check("deployed-tag-can-be-moved")
        .severity(MEDIUM)
        .judges(Repository.class)
        .reads(Types.WORKLOADS);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    for (RunningImages.Running each : RunningImages.of(inventory).of(repository)) {
      String tag = each.image().tag();
      Optional<Fact<String>> exclusion =
          tag.isEmpty() || !each.image().digest().isEmpty()
              ? Optional.empty()
              : repository.exclusionOf(tag);
      if (exclusion.isPresent()) {
        return fail(
            exclusion.get(),
            "%s runs %s:%s, and %s excludes it from immutability",
            each.container(),
            repository.name(),
            tag,
            exclusion.get().or(""));
      }
    }
    return pass();
  }
}
