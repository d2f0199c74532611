package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** A role of nodes whose policies allow everything in the account. */
public final class NodeRoleIsAdministrator implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-is-administrator")
        .severity(CRITICAL)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!NodeRoles.of(inventory.aws()).has(role)) {
      return notApplicable();
    }
    Optional<Answer.Yes> right = inventory.aws().powersOf(role).administrator();
    return right.isPresent()
        ? fail(role, "nodes with %s may do everything: %s", role.lastName(), right.get().by())
        : pass();
  }
}
