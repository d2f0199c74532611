package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A repository whose policy lets everybody in ({@code ecr:GetRepositoryPolicy}). */
public final class RepositoryOpenToEveryone implements Check<Repository> {

  @Override
  public Spec<Repository> spec() {
    return Spec.check("repository-open-to-everyone").severity(CRITICAL).judges(Repository.class);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    return repository
        .policy()
        .toEveryone()
        .<Verdict>map(
            opening ->
                fail(
                    repository.policy().document(),
                    "the policy of %s lets everyone do %s",
                    repository.name(),
                    Listed.of(repository.policy().actions(opening))))
        .orElseGet(Verdict::pass);
  }
}
