package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A repository whose policy lets another account in without holding it to an organisation; only
 * pulling is worth less.
 */
public final class RepositoryOpenToOtherAccount implements Check<Repository> {
  private static final List<String> CHANGES =
      List.of(
          "ecr:PutImage",
          "ecr:BatchDeleteImage",
          "ecr:DeleteRepository",
          "ecr:SetRepositoryPolicy",
          "ecr:PutImageTagMutability",
          "ecr:PutLifecyclePolicy");

  @Override
  public Spec<Repository> spec() {
    return Spec.check("repository-open-to-other-account").severity(HIGH).judges(Repository.class);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    List<Opening> openings =
        repository.policy().openings().stream()
            .filter(each -> each.reach() == Opening.Reach.ACCOUNT)
            .toList();
    if (openings.isEmpty()) {
      return pass();
    }
    Optional<Opening> changing =
        openings.stream().filter(RepositoryOpenToOtherAccount::changes).findFirst();
    Opening worst = changing.orElse(openings.getFirst());
    Verdict.Fail fail =
        fail(
            repository.policy().document(),
            "the policy of %s lets %s do %s",
            repository.name(),
            worst.to(),
            Listed.of(repository.policy().actions(worst)));
    return changing.isPresent() ? fail : fail.as(MEDIUM);
  }

  private static boolean changes(Opening opening) {
    return CHANGES.stream().anyMatch(opening::allows);
  }
}
