package dev.seawall.checks.iam;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Addon;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.util.List;
import java.util.Optional;

/**
 * A cluster with Pod Identity associations and no agent that gives pods their role: the add-on
 * {@code eks-pod-identity-agent} is absent or does not work.
 */
public final class PodIdentityAgentMissing implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("pod-identity-agent-missing")
        .severity(HIGH)
        .judges(EksCluster.class)
        .reads(AwsTypes.ADDONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    Fact<List<String>> associations = cluster.podIdentityAssociations();
    if (associations.or(List.of()).isEmpty()) {
      return notApplicable();
    }
    if (cluster.isAutoMode().is(true) || isInstalled(cluster, inventory)) {
      return pass();
    }
    Optional<Addon> addon = cluster.addon("eks-pod-identity-agent", inventory.aws());
    if (addon.isEmpty()) {
      return fail(
          cluster.addonNames(),
          "%s has %d Pod Identity associations and no eks-pod-identity-agent",
          cluster.name(),
          associations.or(List.of()).size());
    }
    Fact<String> status = addon.get().status();
    return status.is("DEGRADED") || status.is("CREATE_FAILED")
        ? fail(status, "eks-pod-identity-agent of %s is %s", cluster.name(), status.or(""))
        : pass();
  }

  private static boolean isInstalled(EksCluster cluster, Inventory inventory) {
    return inventory.eksCluster().filter(cluster::equals).isPresent()
        && inventory.cluster().objects(Types.DAEMON_SETS).stream()
            .anyMatch(each -> each.name().contains("eks-pod-identity-agent"));
  }
}
