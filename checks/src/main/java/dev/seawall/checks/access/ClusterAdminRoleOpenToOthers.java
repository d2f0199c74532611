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
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A role with an administrator's access entry that other accounts can take, or everybody of its own
 * without a second factor.
 */
public final class ClusterAdminRoleOpenToOthers implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("cluster-admin-role-open-to-others")
        .severity(HIGH)
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
    if (!ownRole || !entry.isClusterAdmin()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, entry.principalArn().or(""), entry);
    boolean read = role.trustPolicy().isSet();
    for (Trusted each : role.trust().trusted()) {
      boolean everybody = each.kind() == Trusted.Kind.EVERYBODY;
      boolean foreign = !each.account().isEmpty() && !each.account().equals(role.account());
      boolean whole = each.kind() == Trusted.Kind.ACCOUNT && !isLimited(role, each);
      if (everybody || foreign || whole) {
        return fail(
                role.trustPolicy(),
                "%s may do everything in %s, and %s can take it",
                role.lastName(),
                entry.clusterName(),
                each)
            .as(everybody ? CRITICAL : foreign ? HIGH : MEDIUM);
      }
    }
    return read ? pass() : notApplicable();
  }

  /** Whether the account as a whole must bring a second factor or be somebody certain. */
  private static boolean isLimited(IamRole role, Trusted account) {
    return List.of(
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:PrincipalArn",
            "aws:userid",
            "sts:RoleSessionName")
        .stream()
        .anyMatch(key -> role.trust().asks(account.name(), key));
  }
}
