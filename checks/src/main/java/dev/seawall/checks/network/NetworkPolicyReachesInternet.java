package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.kubernetes.network.Direction.EGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;

/**
 * A network policy that lets its pods connect to most of the public Internet ({@code spec.egress}).
 */
public final class NetworkPolicyReachesInternet implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-reaches-internet").severity(LOW).judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    return PolicyRules.judge(
        policy,
        EGRESS,
        rule ->
            (rule.addresses().isOpenToInternet()
                    || (rule.isForEveryone() && !rule.isForEveryPort()))
                && !rule.isOnlyForPort(53),
        "%s lets its pods connect to the Internet");
  }
}
