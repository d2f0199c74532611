package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** An access entry for an IAM user, whose keys last until somebody takes them away. */
public final class AccessEntryForUser implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-for-user").severity(MEDIUM).judges(AccessEntry.class);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    boolean user = entry.principal().filter(arn -> arn.resourceType().equals("user")).isPresent();
    return user
        ? fail(
            entry.principalArn(),
            "the IAM user %s may enter %s",
            entry.principal().map(Arn::lastName).orElse(""),
            entry.clusterName())
        : pass();
  }
}
