package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A role with an administrator's access entry that other accounts can take, or everybody of its own
 * without a second factor.
 */
public final class ClusterAdminRoleOpenToOthers implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("cluster-admin-role-open-to-others")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.ACCESS_ENTRIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    Optional<AccessEntry> entry =
        inventory.aws().all(AccessEntry.class).stream()
            .filter(each -> each.principalArn().is(role.arn().toString()))
            .filter(AccessEntry::isClusterAdmin)
            .findFirst();
    if (entry.isEmpty() || !role.trustPolicy().isSet()) {
      return notApplicable();
    }
    Optional<Trusted> worst = Optional.empty();
    Severity severity = HIGH;
    for (Trusted each : role.trust().trusted()) {
      Optional<Severity> found = severity(role, each);
      if (found.isPresent() && (worst.isEmpty() || found.get().compareTo(severity) < 0)) {
        worst = Optional.of(each);
        severity = found.get();
      }
    }
    return worst.isEmpty()
        ? pass()
        : fail(
                role.trustPolicy(),
                "%s may do everything in %s, and %s can take it",
                role.lastName(),
                entry.get().clusterName(),
                worst.get())
            .as(severity);
  }

  /** How bad it is that somebody is trusted; empty when it is as it should be. */
  private static Optional<Severity> severity(IamRole role, Trusted each) {
    if (each.kind() == Trusted.Kind.EVERYBODY) {
      return Optional.of(CRITICAL);
    }
    if (!each.account().isEmpty() && !each.account().equals(role.account())) {
      return Optional.of(HIGH);
    }
    return each.kind() == Trusted.Kind.ACCOUNT && !TrustLimits.isLimited(role, each)
        ? Optional.of(MEDIUM)
        : Optional.empty();
  }
}
