package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamPrincipal;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A role or user, no administrator, that may let somebody into clusters ({@code
 * eks:CreateAccessEntry}, {@code eks:AssociateAccessPolicy}, {@code eks:UpdateAccessEntry}).
 */
public final class MayChangeClusterAccess implements Check<IamPrincipal> {
  @Override
  public Spec<IamPrincipal> spec() {
    return Spec.check("may-change-cluster-access")
        .severity(HIGH)
        .judges(IamPrincipal.class)
        .reads(AwsTypes.MANAGED_POLICIES, AwsTypes.IAM_GROUPS);
  }

  @Override
  public Verdict judge(IamPrincipal principal, Inventory inventory) {
    Optional<IamPowers> powers = Delegates.powers(principal, inventory);
    if (powers.isEmpty()) {
      return notApplicable();
    }
    Optional<Answer.Yes> right = powers.get().entersClusters();
    return right.isPresent()
        ? fail(
            principal,
            "%s may change who enters clusters: %s",
            principal.lastName(),
            right.get().by())
        : pass();
  }
}
