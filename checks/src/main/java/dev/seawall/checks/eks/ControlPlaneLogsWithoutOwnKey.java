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
 * Control plane logs that are encrypted with a key of CloudWatch's own ({@code kmsKeyId} of {@code
 * logs:DescribeLogGroups}).
 */
public final class ControlPlaneLogsWithoutOwnKey implements Check<LogGroup> {
  @Override
  public Spec<LogGroup> spec() {
    return Spec.check("control-plane-logs-without-own-key").severity(LOW).judges(LogGroup.class);
  }

  @Override
  public Verdict judge(LogGroup group, Inventory inventory) {
    if (group.clusterName().isEmpty()) {
      return notApplicable();
    }
    Fact<String> key = group.kmsKeyId();
    return key.isSet()
        ? pass()
        : fail(key, "the logs of %s have no key of your own", group.clusterName().get());
  }
}
