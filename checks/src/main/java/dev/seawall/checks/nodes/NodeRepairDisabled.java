package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A managed node group that does not replace nodes that fail ({@code nodeRepairConfig.enabled} of
 * {@code eks:DescribeNodegroup}).
 */
public final class NodeRepairDisabled implements Check<Nodegroup> {

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("node-repair-disabled").severity(LOW).judges(Nodegroup.class);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    Fact<Boolean> repair = nodegroup.autoRepair();
    return repair.is(true)
        ? pass()
        : fail(repair, "%s does not repair its nodes", nodegroup.name());
  }
}
