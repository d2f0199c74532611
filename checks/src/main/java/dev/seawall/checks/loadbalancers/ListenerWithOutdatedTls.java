package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Listener;
import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;

/** A listener whose policy lets clients speak TLS 1.0 or 1.1 ({@code SslPolicy}). */
public final class ListenerWithOutdatedTls implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("listener-with-outdated-tls").severity(MEDIUM).judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    for (Listener listener : balancer.listeners()) {
      if (listener.speaksOutdatedTls()) {
        return fail(
            listener.tlsPolicy(),
            "%s speaks TLS 1.0 or 1.1 by %s",
            LoadBalancerOwners.of(inventory).words(balancer),
            listener.tlsPolicy().or(""));
      }
    }
    return pass();
  }
}
