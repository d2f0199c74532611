package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A control plane whose controllerManager and scheduler logs go nowhere ({@code
 * logging.clusterLogging} of {@code eks:DescribeCluster}).
 */
public final class ControllerLogDisabled implements Check<EksCluster> {
  private static final List<String> TYPES = List.of("controllerManager", "scheduler");

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("controller-log-disabled").severity(LOW).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    List<String> missing =
        TYPES.stream().filter(each -> !cluster.loggedTypes().contains(each)).toList();
    return missing.isEmpty()
        ? pass()
        : fail(
            cluster.logging(),
            "%s sends no logs of %s",
            cluster.name(),
            String.join(" and ", missing));
  }
}
