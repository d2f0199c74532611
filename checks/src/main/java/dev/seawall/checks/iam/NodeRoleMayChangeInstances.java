package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.MANAGED_POLICIES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A role of nodes that may open the metadata of instances, start instances, or change what
 * instances are and are called.
 */
public final class NodeRoleMayChangeInstances implements Check<IamRole> {

  private static final List<String> CHANGES =
      List.of(
          "ec2:ModifyInstanceMetadataOptions",
          "ec2:ModifyInstanceAttribute",
          "ec2:RunInstances",
          "ec2:CreateTags");

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-may-change-instances")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES, MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    return NodeRoleRights.failing(
        role,
        inventory,
        CHANGES,
        (powers, action) -> powers.canOnEvery(action, "ec2", "instance/"));
  }
}
