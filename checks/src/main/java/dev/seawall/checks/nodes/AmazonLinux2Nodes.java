package dev.seawall.checks.nodes;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Nodegroup;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A managed node group on Amazon Linux 2, for which EKS has made no image since 2025-11-26 ({@code
 * amiType} of {@code eks:DescribeNodegroup}).
 */
public final class AmazonLinux2Nodes implements Check<Nodegroup> {

  @Override
  public Spec<Nodegroup> spec() {
    return Spec.check("amazon-linux-2-nodes").severity(HIGH).judges(Nodegroup.class);
  }

  @Override
  public Verdict judge(Nodegroup nodegroup, Inventory inventory) {
    Fact<String> type = nodegroup.amiType();
    return type.or("").startsWith("AL2_")
        ? fail(type, "%s runs Amazon Linux 2: %s", nodegroup.name(), type.or(""))
        : pass();
  }
}
