package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Network;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/**
 * A pod that every pod of the cluster may connect to, because no network policy isolates it for
 * ingress ({@code NetworkPolicy.spec.podSelector}, {@code policyTypes}).
 */
public final class IngressNotIsolated implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("ingress-not-isolated")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.TRAFFIC_POLICIES)
        .reads(Types.NAMESPACES);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Network network = inventory.cluster().network();
    if (pod.hostNetwork().is(true) || !network.isKnownFor(pod)) {
      return notApplicable();
    }
    return PolicyRules.unless(
        network.isolation(pod, INGRESS),
        fail(pod, "no network policy limits who may connect to %s", pod));
  }
}
