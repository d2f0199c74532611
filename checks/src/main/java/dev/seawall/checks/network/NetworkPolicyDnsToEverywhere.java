package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.kubernetes.network.Direction.EGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;

/**
 * A network policy whose rule for DNS names no peer, so that port 53 of the whole world is open
 * ({@code spec.egress[].to}).
 */
public final class NetworkPolicyDnsToEverywhere implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-dns-to-everywhere").severity(LOW).judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    return PolicyRules.judge(
        policy,
        EGRESS,
        rule ->
            rule.isOnlyForPort(53) && (rule.isForEveryone() || rule.addresses().isOpenToInternet()),
        "%s opens port 53 to every address");
  }
}
