package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.AUTO_SCALING_GROUPS;
import static dev.seawall.core.aws.AwsTypes.INSTANCE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.NodeRoles;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/** An instance that is no node of a cluster and has the role of nodes by its instance profile. */
public final class NodeRoleOnOtherInstance implements Check<Instance> {

  @Override
  public Spec<Instance> spec() {
    return Spec.check("node-role-on-other-instance")
        .severity(MEDIUM)
        .judges(Instance.class)
        .reads(NODEGROUPS, AUTO_SCALING_GROUPS, INSTANCE_PROFILES);
  }

  @Override
  public Verdict judge(Instance instance, Inventory inventory) {
    if (instance.isGone() || !instance.instanceProfile().isSet()) {
      return notApplicable();
    }
    Optional<String> role =
        NodeRoles.of(inventory.aws()).givenBy(instance.instanceProfile().or(""));
    if (role.isEmpty()) {
      return notApplicable();
    }
    return Nodes.of(inventory.aws()).isNode(instance)
        ? pass()
        : fail(
            instance.instanceProfile(),
            "%s is no node and has the role of nodes %s",
            instance.name(),
            role.get().substring(role.get().lastIndexOf('/') + 1));
  }
}
