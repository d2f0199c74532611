package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Peers;
import dev.seawall.core.kubernetes.network.Rule;

/** A network policy with a block of which the exceptions leave nothing ({@code ipBlock.except}). */
public final class NetworkPolicyBlockWithoutAddresses implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-block-without-addresses")
        .severity(LOW)
        .judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    boolean any = false;
    for (Direction direction : Direction.values()) {
      for (Rule rule : policy.allowing(direction)) {
        for (Peers peers : rule.peers()) {
          if (peers instanceof Peers.Addresses(AddressSet addresses, boolean neverPods)) {
            any = true;
            if (addresses.isEmpty()) {
              return fail(
                  rule.source(), "%s has the block %s, which is no address", policy, addresses);
            }
          }
        }
      }
    }
    return any ? pass() : notApplicable();
  }
}
