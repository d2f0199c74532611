package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A role with an administrator's access entry that other accounts or strangers' tokens can take, or
 * everybody of its own account without a second factor.
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
    boolean unreadable = false;
    for (Trusted each : role.trusted()) {
      Optional<Severity> found = severity(role, each);
      unreadable |= each.kind() == Trusted.Kind.OTHER;
      if (found.isPresent() && (worst.isEmpty() || found.get().compareTo(severity) < 0)) {
        worst = Optional.of(each);
        severity = found.get();
      }
    }
    if (worst.isEmpty()) {
      return unreadable
          ? unknown("whom the trust policy of " + role.lastName() + " means cannot be read")
          : pass();
    }
    return fail(
            role.trustPolicy(),
            "%s may do everything in %s, and %s can take it",
            role.lastName(),
            entry.get().clusterName(),
            worst.get())
        .as(severity);
  }

  /** How bad it is that somebody is trusted; empty when it is as it should be. */
  private static Optional<Severity> severity(IamRole role, Trusted each) {
    return switch (each.kind()) {
      case EVERYBODY -> everybody(role, each);
      case ACCOUNT, PRINCIPAL -> {
        boolean foreign = !each.account().isEmpty() && !each.account().equals(role.account());
        yield foreign ? Optional.of(HIGH) : ownAccount(role, each);
      }
      case FEDERATED ->
          TrustLimits.letsStrangers(role, each) ? Optional.of(CRITICAL) : Optional.empty();
      case SERVICE, OTHER -> Optional.empty();
    };
  }

  /** Conditions may hold everybody to an organisation, an account or a principal. */
  private static Optional<Severity> everybody(IamRole role, Trusted each) {
    List<Opening> openings = role.openings();
    if (openings.isEmpty()) {
      return ownAccount(role, each);
    }
    boolean open = openings.stream().anyMatch(o -> o.reach() == Opening.Reach.EVERYONE);
    return Optional.of(open ? CRITICAL : HIGH);
  }

  private static Optional<Severity> ownAccount(IamRole role, Trusted each) {
    boolean one = each.kind() == Trusted.Kind.PRINCIPAL || TrustLimits.isLimited(role, each);
    return one ? Optional.empty() : Optional.of(MEDIUM);
  }
}
