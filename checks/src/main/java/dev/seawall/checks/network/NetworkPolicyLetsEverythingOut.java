package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.kubernetes.network.Direction.EGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;

/**
 * A network policy whose egress rule has neither peers nor ports, so that it isolates nothing
 * ({@code spec.egress}).
 */
public final class NetworkPolicyLetsEverythingOut implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-lets-everything-out")
        .severity(LOW)
        .judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    return PolicyRules.judge(
        policy,
        EGRESS,
        rule -> rule.isForEveryone() && rule.isForEveryPort(),
        "%s lets its pods connect to everything");
  }
}
