package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A managed node group that EKS says is not well ({@code health.issues} of {@code
 * eks:DescribeNodegroup}).
 */
public final class UnhealthyNodegroup implements Check<Nodegroup> {

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("unhealthy-nodegroup").severity(MEDIUM).judges(Nodegroup.class);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    for (AwsPart issue : nodegroup.healthIssues()) {
      Fact<String> code = issue.text("code");
      return fail(code, "EKS reports %s of %s", code.or("an issue"), nodegroup.name());
    }
    return pass();
  }
}
