package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.ClassicLoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/** A public Classic Load Balancer that takes plain HTTP ({@code ListenerDescriptions}). */
public final class ClassicListenerWithoutTls implements Check<ClassicLoadBalancer> {

  /** A Service without annotations gets a listener of TCP, whatever is spoken on the port. */
  private static final Set<Long> PLAIN_PORTS = Set.of(80L, 8000L, 8080L);

  @Override
  public Spec<ClassicLoadBalancer> spec() {
    return Spec.check("classic-listener-without-tls")
        .severity(LOW)
        .judges(ClassicLoadBalancer.class);
  }

  @Override
  public Verdict judge(ClassicLoadBalancer balancer, Inventory inventory) {
    if (!balancer.text("DescribeLoadBalancers", "Scheme").is("internet-facing")) {
      return notApplicable();
    }
    for (AwsPart each : balancer.listed("DescribeLoadBalancers", "ListenerDescriptions")) {
      Fact<String> protocol = each.text("Listener", "Protocol");
      long port = each.number("Listener", "LoadBalancerPort").or(0L);
      if (protocol.is("HTTP") || (protocol.is("TCP") && PLAIN_PORTS.contains(port))) {
        return fail(
            protocol, "%s takes %s on port %s without TLS", balancer.name(), protocol.or(""), port);
      }
    }
    return pass();
  }
}
