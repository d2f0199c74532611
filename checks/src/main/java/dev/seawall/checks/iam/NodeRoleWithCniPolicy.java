package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A role of nodes that holds the rights of the VPC CNI ({@code AmazonEKS_CNI_Policy}, or a policy
 * with the same).
 */
public final class NodeRoleWithCniPolicy implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-with-cni-policy")
        .severity(MEDIUM)
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
    if (role.isAttachedTo("AmazonEKS_CNI_Policy")) {
      return fail(role, "%s has AmazonEKS_CNI_Policy", role.lastName());
    }
    for (String action : List.of("ec2:AssignPrivateIpAddresses", "ec2:AssignIpv6Addresses")) {
      Optional<Answer.Yes> right = powers.can(action, Resources.any());
      if (right.isPresent()) {
        return fail(role, "nodes with %s may do %s: %s", role.lastName(), action, right.get().by());
      }
    }
    return pass();
  }
}
