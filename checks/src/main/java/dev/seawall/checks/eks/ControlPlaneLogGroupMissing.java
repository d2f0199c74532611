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
import java.util.Set;

/**
 * A control plane that is told to log, and whose log group {@code /aws/eks/NAME/cluster} is not
 * there ({@code logs:DescribeLogGroups}).
 */
public final class ControlPlaneLogGroupMissing implements Check<EksCluster> {
  private static final Set<String> NOT_YET = Set.of("CREATING", "PENDING", "DELETING");

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("control-plane-log-group-missing").severity(HIGH).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    boolean early = cluster.status().value().filter(NOT_YET::contains).isPresent();
    if (cluster.isRegistered() || early || cluster.loggedTypes().isEmpty()) {
      return notApplicable();
    }
    Fact<List<String>> groups = cluster.logGroups();
    return groups.or(List.of()).isEmpty()
        ? fail(groups, "the log group of %s does not exist, although it logs", cluster.name())
            .and(cluster.logging())
        : pass();
  }
}
