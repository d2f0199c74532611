package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Resources;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A role of nodes that may push, delete or open images in ECR, where it needs to pull alone. */
public final class NodeRoleMayChangeImages implements Check<IamRole> {

  private static final List<String> CHANGES =
      List.of(
          "ecr:PutImage",
          "ecr:BatchDeleteImage",
          "ecr:DeleteRepository",
          "ecr:SetRepositoryPolicy",
          "ecr:PutRegistryPolicy",
          "ecr:PutImageTagMutability");

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-may-change-images")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    return NodeRoleRights.failing(
        role, inventory, CHANGES, (powers, action) -> powers.can(action, Resources.any()));
  }
}
