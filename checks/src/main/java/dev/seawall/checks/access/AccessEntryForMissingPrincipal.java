package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** An access entry whose role does not exist any more ({@code iam:GetRole}: NoSuchEntity). */
public final class AccessEntryForMissingPrincipal implements Check<AccessEntry> {
  @Override
  public Spec<AccessEntry> spec() {
    return Spec.check("access-entry-for-missing-principal")
        .severity(MEDIUM)
        .judges(AccessEntry.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(AccessEntry entry, Inventory inventory) {
    Optional<Arn> principal = entry.principal();
    boolean ownRole =
        principal
            .filter(arn -> arn.resourceType().equals("role"))
            .filter(arn -> arn.account().equals(entry.account()))
            .isPresent();
    if (!ownRole) {
      return notApplicable();
    }
    IamRole role =
        inventory.aws().get(IamRole.class, principal.map(Arn::toString).orElse(""), entry);
    return role.exists().is(true)
        ? pass()
        : fail(
            entry.principalArn(),
            "%s may enter %s and does not exist",
            role.lastName(),
            entry.clusterName());
  }
}
