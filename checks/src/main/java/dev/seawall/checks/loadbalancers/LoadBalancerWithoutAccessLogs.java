package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;

/** An Application Load Balancer that records no requests ({@code access_logs.s3.enabled}). */
public final class LoadBalancerWithoutAccessLogs implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("load-balancer-without-access-logs")
        .severity(MEDIUM)
        .judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isApplication()) {
      return notApplicable();
    }
    Fact<String> logs = balancer.attribute("access_logs.s3.enabled").orDefault("false");
    return logs.is("true")
        ? pass()
        : fail(logs, "%s has no access logs", LoadBalancerOwners.of(inventory).words(balancer));
  }
}
