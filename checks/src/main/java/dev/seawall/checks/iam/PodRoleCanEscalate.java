package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Escalation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A role that pods can have, through the OIDC provider of a cluster or through EKS Pod Identity,
 * and that opens a known way to more permissions (Rhino Security Labs, "AWS IAM Privilege
 * Escalation").
 */
public final class PodRoleCanEscalate implements Check<IamRole> {
  @Override
  public Spec<IamRole> spec() {
    return Spec.check("pod-role-can-escalate")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isForPods(inventory.aws())
        || inventory.aws().powersOf(role).powers().isSurelyAdministrator()) {
      return notApplicable();
    }
    List<Escalation> ways = inventory.aws().powersOf(role).escalations();
    return ways.isEmpty()
        ? pass()
        : fail(
            role,
            "pods with %s can gain more permissions by %s%s",
            role.lastName(),
            ways.getFirst(),
            ways.size() == 1 ? "" : " and " + (ways.size() - 1) + " other ways");
  }
}
