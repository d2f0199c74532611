package dev.seawall.checks.nodes;

import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AutoScalingGroup;
import dev.seawall.core.aws.Nodes;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A self-managed autoscaling group whose nodes may run for ever ({@code MaxInstanceLifetime} of
 * {@code autoscaling:DescribeAutoScalingGroups}).
 */
public final class NodesWithoutMaximumLifetime implements Check<AutoScalingGroup> {

  @Override
  public Spec<AutoScalingGroup> spec() {
    return Spec.check("nodes-without-maximum-lifetime")
        .severity(LOW)
        .judges(AutoScalingGroup.class)
        .reads(NODEGROUPS);
  }

  @Override
  public Verdict judge(AutoScalingGroup group, Inventory inventory) {
    if (Nodes.of(inventory.aws()).isManaged(group)) {
      return notApplicable();
    }
    Fact<Long> longest = group.maxInstanceLifetime();
    return longest.or(0L) > 0
        ? pass()
        : fail(longest, "nodes of %s may run for ever", group.groupName().or(group.name()));
  }
}
