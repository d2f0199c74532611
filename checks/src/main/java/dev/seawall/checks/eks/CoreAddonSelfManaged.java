package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster that runs AWS's own CNI, kube-proxy or CoreDNS without EKS managing it ({@code
 * eks:ListAddons} and the objects of the cluster).
 */
public final class CoreAddonSelfManaged implements Check<EksCluster> {
  private static final SortedMap<String, String> CORE =
      new TreeMap<>(
          Map.of("vpc-cni", "aws-node", "kube-proxy", "kube-proxy", "coredns", "coredns"));

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("core-addon-self-managed")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(Types.DAEMON_SETS, Types.DEPLOYMENTS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    boolean own =
        inventory.eksCluster().filter(each -> each.arn().equals(cluster.arn())).isPresent();
    if (!own || cluster.isAutoMode().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> managed = cluster.addonNames();
    List<String> self = new ArrayList<>();
    CORE.forEach(
        (addon, object) -> {
          boolean runs =
              inventory.cluster().object(Types.DAEMON_SETS, "kube-system", object).isPresent()
                  || inventory
                      .cluster()
                      .object(Types.DEPLOYMENTS, "kube-system", object)
                      .isPresent();
          if (runs && !managed.or(List.of()).contains(addon)) {
            self.add(addon);
          }
        });
    return self.isEmpty()
        ? pass()
        : fail(managed, "%s runs %s without EKS", cluster.name(), String.join(", ", self));
  }
}
