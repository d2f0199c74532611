package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.LogGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A log group of the control plane without deletion protection ({@code deletionProtectionEnabled}
 * of {@code logs:DescribeLogGroups}).
 */
public final class ControlPlaneLogsEasilyDeleted implements Check<LogGroup> {
  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("control-plane-logs-easily-deleted").severity(LOW).judges(LogGroup.class);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    Fact<Boolean> kept = group.deletionProtection();
    return kept.is(true)
        ? pass()
        : fail(kept, "the logs of %s can be deleted in one call", group.clusterName().get());
  }
}
