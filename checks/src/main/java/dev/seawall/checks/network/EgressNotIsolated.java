package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.kubernetes.network.Direction.EGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Network;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/**
 * A pod that may connect to everything, because no network policy isolates it for egress ({@code
 * NetworkPolicy.spec.podSelector}, {@code policyTypes}).
 */
public final class EgressNotIsolated implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("egress-not-isolated")
        .severity(LOW)
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
    Verdict.Fail open = fail(pod, "no network policy limits where %s may connect to", pod);
    return PolicyRules.unless(
        network.isolation(pod, EGRESS), pod.isAgentSandbox() ? open.as(HIGH) : open);
  }
}
