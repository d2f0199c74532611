package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import java.util.List;

/**
 * The VPC CNI runs with its network policy agent switched off while the cluster has policies
 * ({@code --enable-network-policy} of {@code aws-eks-nodeagent}).
 */
public final class NetworkPolicyNotEnforced implements Check<PodTemplate> {
  private static final String SWITCH = "--enable-network-policy=";

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("network-policy-not-enforced")
        .severity(HIGH)
        .judges(PodTemplate.class)
        .reads(Types.TRAFFIC_POLICIES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    boolean isCni =
        pod.resource().name().equals("aws-node") && pod.namespace().equals("kube-system");
    if (!isCni || cluster.all(NetworkPolicy.class).isEmpty() || hasOther(cluster)) {
      return notApplicable();
    }
    for (Container container : pod.containers()) {
      Fact<List<String>> arguments = container.texts("args");
      for (String each : arguments.or(List.of())) {
        if (each.startsWith(SWITCH)) {
          return each.equals(SWITCH + "true")
              ? pass()
              : fail(arguments, "%s runs with %s and enforces no network policy", pod, each);
        }
      }
    }
    return fail(pod, "%s has no agent that enforces network policies", pod);
  }

  private static boolean hasOther(Cluster cluster) {
    return cluster.podTemplates().stream()
        .map(pod -> pod.resource().name())
        .anyMatch(name -> name.equals("cilium") || name.startsWith("calico-node"));
  }
}
