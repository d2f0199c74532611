package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A role that pods can have, through the OIDC provider of a cluster or through EKS Pod Identity,
 * and that nobody used for 90 days ({@code RoleLastUsed}).
 */
public final class PodRoleUnused implements Check<IamRole> {
  private static final Duration LONGEST = Duration.ofDays(90);

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-unused").severity(LOW).judges(IamRole.class);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPods()) {
      return notApplicable();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Instant limit = now.get().minus(LONGEST);
    Optional<Instant> used = role.lastUsed().value().or(() -> role.created().value());
    return used.isPresent() && used.get().isBefore(limit)
        ? fail(
            role.lastUsed(),
            "pods may have %s, which nobody used since %s",
            role.lastName(),
            Day.of(used.get()))
        : pass();
  }
}
