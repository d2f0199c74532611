package dev.seawall.checks.loadbalancers;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.LoadBalancerOwners;

/** A public Application Load Balancer without AWS WAF ({@code wafv2:GetWebACLForResource}). */
public final class PublicLoadBalancerWithoutWaf implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("public-load-balancer-without-waf")
        .severity(MEDIUM)
        .judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isApplication() || !balancer.isInternetFacing()) {
      return notApplicable();
    }
    String words = LoadBalancerOwners.of(inventory).words(balancer);
    if (!balancer.webAcl().isSet()) {
      return fail(balancer.webAcl(), "%s has no web ACL", words);
    }
    return balancer.hasEmptyWebAcl()
        ? fail(balancer.field("GetWebACLForResource", "Rules"), "%s has an empty web ACL", words)
        : pass();
  }
}
