package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.network.Answer;

/** A network policy whose selector matches no pod of the cluster that policies can cover. */
public final class NetworkPolicySelectsNothing implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-selects-nothing")
        .severity(LOW)
        .judges(NetworkPolicy.class)
        .reads(Types.WORKLOADS)
        .reads(Types.NAMESPACES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    Answer selects = inventory.cluster().network().selectsAny(policy);
    return PolicyRules.unless(
        selects, fail(policy, "%s selects no pod that it could cover", policy));
  }
}
