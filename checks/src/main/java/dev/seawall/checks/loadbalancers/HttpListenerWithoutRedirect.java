package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Listener;
import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;
import java.util.List;

/**
 * An Application Load Balancer with TLS that still passes plain HTTP on ({@code DefaultActions} of
 * {@code elbv2:DescribeListeners}, {@code Actions} of {@code elbv2:DescribeRules}).
 */
public final class HttpListenerWithoutRedirect implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("http-listener-without-redirect").severity(MEDIUM).judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    List<Listener> listeners = balancer.isApplication() ? balancer.listeners() : List.of();
    if (listeners.stream().noneMatch(Listener::isEncrypted)) {
      return notApplicable();
    }
    for (Listener listener : listeners) {
      if (listener.protocol().is("HTTP") && (listener.forwards() || listener.forwardsByRule())) {
        return fail(
            listener.protocol(),
            "%s passes %s on instead of redirecting it",
            LoadBalancerOwners.of(inventory).words(balancer),
            listener);
      }
    }
    return pass();
  }
}
