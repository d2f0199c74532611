package dev.seawall.checks.images;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A repository whose tags can be moved to other images ({@code imageTagMutability}). */
public final class RepositoryTagsMutable implements Check<Repository> {

  @Override
  public Spec<Repository> spec() {
    return Spec.check("repository-tags-mutable").severity(MEDIUM).judges(Repository.class);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    Fact<String> mutability = repository.tagMutability();
    return mutability.or("").startsWith("MUTABLE")
        ? fail(mutability, "tags of %s can be moved: %s", repository.name(), mutability.or(""))
        : pass();
  }
}
