package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An access entry for a role that nobody used for 90 days ({@code RoleLastUsed}). */
public final class AccessEntryUnused implements Check<AccessEntry> {
  private static final Duration LONGEST = Duration.ofDays(90);

  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-unused")
        .severity(LOW)
        .judges(AccessEntry.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    boolean ownRole =
        entry
            .principal()
            .filter(arn -> arn.resourceType().equals("role"))
            .filter(arn -> arn.account().equals(entry.account()))
            .isPresent();
    if (!ownRole || entry.isOfNodes()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    IamRole role = inventory.aws().get(IamRole.class, entry.principalArn().or(""), entry);
    Optional<Instant> used = role.lastUsed().value().or(() -> role.created().value());
    return used.isPresent() && used.get().isBefore(now.get().minus(LONGEST))
        ? fail(
            role.lastUsed(),
            "%s may enter %s, and nobody used it since %s",
            role.lastName(),
            entry.clusterName(),
            Day.of(used.get()))
        : pass();
  }
}
