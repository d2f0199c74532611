package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.LogGroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A log group of the control plane that nothing subscribes to ({@code
 * logs:DescribeSubscriptionFilters}).
 */
public final class AuditLogNotForwarded implements Check<LogGroup> {
  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("audit-log-not-forwarded").severity(LOW).judges(LogGroup.class);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    return group.subscriptionFilters().isEmpty()
        ? fail(
            group.field("DescribeSubscriptionFilters"),
            "the logs of %s stay in this account",
            group.clusterName().get())
        : pass();
  }
}
