package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.Listener;
import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;
import java.util.List;

/**
 * A load balancer that faces the Internet and takes plain HTTP only ({@code Protocol} and {@code
 * Port} of {@code elbv2:DescribeListeners}).
 */
public final class ListenerWithoutTls implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("listener-without-tls").severity(MEDIUM).judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isInternetFacing()) {
      return notApplicable();
    }
    List<Listener> listeners = balancer.listeners();
    boolean plainOnly =
        !listeners.isEmpty()
            && listeners.stream().allMatch(Listener::isPlainHttp)
            && listeners.stream().noneMatch(Listener::redirectsToHttps);
    return plainOnly
        ? fail(
            listeners.getFirst().protocol(),
            "%s takes %s without TLS",
            LoadBalancerOwners.of(inventory).words(balancer),
            Listed.of(listeners))
        : pass();
  }
}
