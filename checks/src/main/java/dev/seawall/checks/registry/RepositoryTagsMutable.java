package dev.seawall.checks.registry;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Repository;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.regex.Pattern;

/** A repository whose tags can be moved to other images ({@code imageTagMutability}). */
public final class RepositoryTagsMutable implements Check<Repository> {

  private static final String EXCLUSIONS = "imageTagMutabilityExclusionFilters";
  private static final Pattern EVERY = Pattern.compile("\\*+");

  @Override
  public Spec<Repository> spec() {
    return Spec.check("repository-tags-mutable").severity(MEDIUM).judges(Repository.class);
  }

  @Override
  public Verdict judge(Repository repository, Inventory inventory) {
    Fact<String> mutability = repository.tagMutability();
    if (mutability.or("").startsWith("MUTABLE")) {
      return fail(mutability, "tags of %s can be moved: %s", repository.name(), mutability.or(""));
    }
    for (AwsPart each : repository.listed("DescribeRepositories", EXCLUSIONS)) {
      Fact<String> filter = each.text("filter");
      if (mutability.is("IMMUTABLE_WITH_EXCLUSION") && EVERY.matcher(filter.or("")).matches()) {
        return fail(filter, "every tag of %s is excluded from being kept", repository.name())
            .and(mutability);
      }
    }
    return pass();
  }
}
