package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;

/**
 * A network policy whose ingress rule has neither peers nor ports, so that it isolates nothing
 * ({@code spec.ingress}).
 */
public final class NetworkPolicyAdmitsEveryone implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-admits-everyone")
        .severity(MEDIUM)
        .judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    return PolicyRules.judge(
        policy,
        INGRESS,
        rule -> rule.isForEveryone() && rule.isForEveryPort(),
        "%s lets everyone connect to every port");
  }
}
