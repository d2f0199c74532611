package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AutoScalingGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * Nodes that start from a launch configuration ({@code LaunchConfigurationName} of {@code
 * autoscaling:DescribeAutoScalingGroups}).
 */
public final class LaunchConfigurationUsed implements Check<AutoScalingGroup> {

  @Override
  public Spec<AutoScalingGroup> spec() {
    return Spec.check("launch-configuration-used").severity(MEDIUM).judges(AutoScalingGroup.class);
  }

  @Override
  public Verdict judge(AutoScalingGroup group, Inventory inventory) {
    Fact<String> configuration = group.launchConfiguration();
    return configuration.isSet()
        ? fail(
            configuration,
            "%s starts nodes from launch configuration %s",
            group.groupName().or(group.name()),
            configuration.or(""))
        : pass();
  }
}
