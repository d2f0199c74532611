package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A control plane that is told to log, and whose log group {@code /aws/eks/NAME/cluster} is not
 * there ({@code logs:DescribeLogGroups}).
 */
public final class ControlPlaneLogGroupMissing implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("control-plane-log-group-missing").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered() || !cluster.isUp() || cluster.loggedTypes().isEmpty()) {
      return notApplicable();
    }
    Fact<List<String>> groups = cluster.logGroups();
    return groups.or(List.of()).isEmpty()
        ? fail(groups, "the log group of %s does not exist, although it logs", cluster.name())
            .and(cluster.logging())
        : pass();
  }
}
