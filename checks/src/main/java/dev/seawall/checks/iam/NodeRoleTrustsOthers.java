package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.INSTANCES;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.value.Value;
import java.util.Set;

/** A role of nodes that others than EC2 can take ({@code AssumeRolePolicyDocument}). */
public final class NodeRoleTrustsOthers implements Check<IamRole> {

  private static final Set<String> EC2 = Set.of("ec2.amazonaws.com", "ec2.amazonaws.com.cn");
  private static final Set<String> HYBRID =
      Set.of("ssm.amazonaws.com", "rolesanywhere.amazonaws.com");

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("node-role-trusts-others")
        .severity(HIGH)
        .judges(IamRole.class)
        .reads(NODEGROUPS, INSTANCES, INSTANCE_PROFILES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    NodeRoles nodes = NodeRoles.of(inventory.aws());
    if (!nodes.has(role)) {
      return notApplicable();
    }
    Fact<Value> policy = role.trustPolicy();
    if (policy.value().isEmpty()) {
      return unknown("the trust policy of " + role.lastName() + " was not read");
    }
    for (Trusted each : role.trusted()) {
      if (!isNodeService(each.name(), nodes.has(role, NodeRoles.Kind.HYBRID))) {
        return fail(policy, "the role of nodes %s trusts %s", role.lastName(), each);
      }
    }
    return pass();
  }

  private static boolean isNodeService(String name, boolean hybrid) {
    return EC2.contains(name) || (hybrid && HYBRID.contains(name));
  }
}
