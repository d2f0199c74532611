package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
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
 * Control plane logs that are deleted in less than a year ({@code retentionInDays} of {@code
 * logs:DescribeLogGroups}).
 */
public final class ControlPlaneLogsKeptBriefly implements Check<LogGroup> {
  private static final long A_YEAR = 365;
  private static final long A_QUARTER = 90;

  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("control-plane-logs-kept-briefly").severity(MEDIUM).judges(LogGroup.class);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    Fact<Long> days = group.retentionInDays();
    if (!days.isSet() || days.or(0L) >= A_YEAR) {
      return pass();
    }
    Verdict.Fail fail =
        fail(
            days,
            "the logs of %s are deleted after %s days",
            group.clusterName().get(),
            days.or(0L));
    return days.or(0L) >= A_QUARTER ? fail.as(LOW) : fail;
  }
}
