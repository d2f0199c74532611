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
 * An Application Load Balancer that passes malformed HTTP headers on ({@code
 * routing.http.drop_invalid_header_fields.enabled}).
 */
public final class InvalidHeadersPassedOn implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("invalid-headers-passed-on").severity(MEDIUM).judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isApplication()) {
      return notApplicable();
    }
    Fact<String> drops =
        balancer.attribute("routing.http.drop_invalid_header_fields.enabled").orDefault("false");
    return drops.is("true")
        ? pass()
        : fail(
            drops,
            "%s passes invalid headers on",
            LoadBalancerOwners.of(inventory).words(balancer));
  }
}
