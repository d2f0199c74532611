package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Escalation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A role of nodes that can take every role, or has another known way to more permissions (Rhino
 * Security Labs, "AWS IAM Privilege Escalation").
 */
public final class NodeRoleCanEscalate implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-can-escalate")
        .severity(CRITICAL)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    Optional<IamPowers> rights = NodeRoleRights.of(role, inventory);
    if (rights.isEmpty()) {
      return notApplicable();
    }
    IamPowers powers = rights.get();
    Optional<Answer.Yes> everyRole = powers.canOnEvery("sts:AssumeRole", "iam", "role/");
    if (everyRole.isPresent()) {
      return fail(
          role, "nodes with %s may take every role: %s", role.lastName(), everyRole.get().by());
    }
    List<Escalation> ways = powers.escalations();
    return ways.isEmpty()
        ? pass()
        : fail(
            role,
            "nodes with %s can gain more permissions by %s",
            role.lastName(),
            ways.getFirst());
  }
}
