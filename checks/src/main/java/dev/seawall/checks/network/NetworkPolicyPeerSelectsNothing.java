package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Network;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Peers;
import dev.seawall.core.kubernetes.network.Rule;

/**
 * A network policy with a peer that no pod of the cluster is, so that the rule allows nothing
 * ({@code podSelector}, {@code namespaceSelector}).
 */
public final class NetworkPolicyPeerSelectsNothing implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-peer-selects-nothing")
        .severity(LOW)
        .judges(NetworkPolicy.class)
        .reads(Types.WORKLOADS)
        .reads(Types.NAMESPACES)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    Network network = inventory.cluster().network();
    Answer all = Answer.YES;
    boolean any = false;
    for (Direction direction : Direction.values()) {
      for (Rule rule : policy.allowing(direction)) {
        for (Peers peers : rule.peers()) {
          if (!(peers instanceof Peers.Pods)) {
            continue;
          }
          any = true;
          Answer found = network.isAnyPod(peers);
          if (found.isNo()) {
            Types.WORKLOADS.forEach(type -> inventory.requireAll(type, policy));
            return fail(rule.source(), "%s names a peer that no pod is", policy);
          }
          all = all.and(found);
        }
      }
    }
    return any ? PolicyRules.unless(all, fail(policy, "")) : notApplicable();
  }
}
