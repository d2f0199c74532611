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
import dev.seawall.core.kubernetes.Types;

/**
 * A load balancer that faces the Internet and that no Service or Ingress that was read asked for
 * ({@code Scheme} of {@code elbv2:DescribeLoadBalancers}).
 */
public final class LoadBalancerNotFromManifest implements Check<LoadBalancer> {

  @Override
  public Spec<LoadBalancer> spec() {
    return Spec.check("load-balancer-not-from-manifest")
        .severity(MEDIUM)
        .judges(LoadBalancer.class);
  }

  @Override
  public Verdict judge(LoadBalancer balancer, Inventory inventory) {
    if (!balancer.isInternetFacing()) {
      return pass();
    }
    if (!LoadBalancerOwners.of(inventory).of(balancer).isEmpty()) {
      return notApplicable();
    }
    inventory.requireAll(Types.SERVICES, balancer);
    inventory.requireAll(Types.INGRESSES, balancer);
    return fail(balancer.scheme(), "%s faces the Internet", balancer.shortName());
  }
}
