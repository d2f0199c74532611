package dev.seawall.checks.access;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamPrincipal;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A role or user, no administrator, that may hand any role to pods, nodes, add-ons or capabilities
 * of a cluster ({@code iam:PassRole} with {@code eks:CreatePodIdentityAssociation} and the like).
 */
public final class MayHandRolesToClusters implements Check<IamPrincipal> {
  @Override
  public Spec<IamPrincipal> spec() {
    return Spec.check("may-hand-roles-to-clusters")
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
    return powers.get().escalationsThroughEks().stream()
        .findFirst()
        .<Verdict>map(
            way -> fail(principal, "%s can take any role by %s", principal.lastName(), way))
        .orElseGet(Verdict::pass);
  }
}
