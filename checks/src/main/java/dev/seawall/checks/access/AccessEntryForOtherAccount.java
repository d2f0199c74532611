package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** An access entry for a principal of another account than the cluster is in. */
public final class AccessEntryForOtherAccount implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-for-other-account").severity(HIGH).judges(AccessEntry.class);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    Optional<Arn> principal = entry.principal();
    return principal.isPresent() && !principal.get().account().equals(entry.account())
        ? fail(
            entry.principalArn(),
            "%s of the account %s may enter %s",
            principal.get().lastName(),
            principal.get().account(),
            entry.clusterName())
        : pass();
  }
}
