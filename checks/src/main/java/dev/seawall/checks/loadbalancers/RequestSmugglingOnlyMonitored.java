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

/**
 * An Application Load Balancer that passes ambiguous HTTP requests on and only counts them ({@code
 * routing.http.desync_mitigation_mode}).
 */
public final class RequestSmugglingOnlyMonitored implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("request-smuggling-only-monitored")
        .severity(MEDIUM)
        .judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isApplication()) {
      return notApplicable();
    }
    Fact<String> mode =
        balancer.attribute("routing.http.desync_mitigation_mode").orDefault("defensive");
    return mode.is("monitor")
        ? fail(
            mode,
            "%s passes ambiguous requests on",
            LoadBalancerOwners.of(inventory).words(balancer))
        : pass();
  }
}
