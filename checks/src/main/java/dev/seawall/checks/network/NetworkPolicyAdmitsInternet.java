package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;

/**
 * A network policy that lets most of the public addresses of the Internet in ({@code ipBlock} in
 * {@code spec.ingress}).
 */
public final class NetworkPolicyAdmitsInternet implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-admits-internet")
        .severity(MEDIUM)
        .judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    return PolicyRules.judge(
        policy,
        INGRESS,
        rule -> rule.addresses().isOpenToInternet(),
        "%s lets the Internet connect");
  }
}
