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
 * A log group of the control plane in the class INFREQUENT_ACCESS ({@code logGroupClass} of {@code
 * logs:DescribeLogGroups}; CloudWatch Logs user guide, "Log classes").
 */
public final class AuditLogGroupWithFewFeatures implements Check<LogGroup> {
  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("audit-log-group-with-few-features").severity(LOW).judges(LogGroup.class);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    Fact<String> type = group.logGroupClass();
    return type.is("INFREQUENT_ACCESS")
        ? fail(
            type, "the logs of %s can have no alarm and no subscription", group.clusterName().get())
        : pass();
  }
}
