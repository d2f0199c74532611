package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A role that pods can have, through the OIDC provider of a cluster or through EKS Pod Identity,
 * and that may do everything in the account.
 */
public final class PodRoleIsAdministrator implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-is-administrator")
        .severity(CRITICAL)
        .judges(IamRole.class)
        .reads(AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPods(inventory.aws())) {
      return notApplicable();
    }
    Optional<Answer.Yes> right = inventory.aws().powersOf(role).administrator();
    return right.isPresent()
        ? fail(role, "pods with %s may do everything: %s", role.lastName(), right.get().by())
        : pass();
  }
}
