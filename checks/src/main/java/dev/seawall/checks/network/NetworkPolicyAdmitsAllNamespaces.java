package dev.seawall.checks.network;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.kubernetes.network.Direction.INGRESS;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.core.kubernetes.network.Rule;
import java.util.function.Predicate;

/**
 * A network policy that lets every pod of every namespace in ({@code namespaceSelector: {}} without
 * a {@code podSelector}).
 */
public final class NetworkPolicyAdmitsAllNamespaces implements Check<NetworkPolicy> {
  @Override
  public Spec<NetworkPolicy> spec() {
    return Spec.check("network-policy-admits-all-namespaces")
        .severity(MEDIUM)
        .judges(NetworkPolicy.class);
  }

  @Override
  public Verdict judge(NetworkPolicy policy, Inventory inventory) {
    Verdict every = judge(policy, rule -> rule.isForEveryPod() && rule.isForEveryPort());
    if (every instanceof Verdict.Fail) {
      return every;
    }
    Verdict some = judge(policy, Rule::isForEveryPod);
    return some instanceof Verdict.Fail fail ? fail.as(LOW) : some;
  }

  private static Verdict judge(NetworkPolicy policy, Predicate<Rule> bad) {
    return PolicyRules.judge(policy, INGRESS, bad, "%s lets every pod of every namespace connect");
  }
}
