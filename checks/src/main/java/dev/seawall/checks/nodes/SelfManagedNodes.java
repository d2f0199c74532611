package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AutoScalingGroup;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * An autoscaling group of nodes that no managed node group owns ({@code Tags} of {@code
 * autoscaling:DescribeAutoScalingGroups}).
 */
public final class SelfManagedNodes implements Check<AutoScalingGroup> {

  @Override
  public Spec<AutoScalingGroup> spec() {
    return Spec.check("self-managed-nodes")
        .severity(LOW)
        .judges(AutoScalingGroup.class)
        .reads(NODEGROUPS);
  }

  @Override
  public Verdict judge(AutoScalingGroup group, Inventory inventory) {
    if (Nodes.of(inventory.aws()).isManaged(group)) {
      return pass();
    }
    return fail(
        group, "%s holds nodes that EKS does not manage", group.groupName().or(group.name()));
  }
}
