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

/** A public Classic Load Balancer that takes plain HTTP ({@code ListenerDescriptions}). */
public final class ClassicListenerWithoutTls implements Check<ClassicLoadBalancer> {

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
      if (protocol.is("HTTP")) {
        return fail(
            protocol,
            "%s takes HTTP on port %s without TLS",
            balancer.name(),
            each.number("Listener", "LoadBalancerPort").or(0L));
      }
    }
    return pass();
  }
}
