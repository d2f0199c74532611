package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Service;
import java.util.Optional;

/**
 * A load balancer of a Service that the whole Internet can reach ({@code
 * service.beta.kubernetes.io/aws-load-balancer-scheme}, {@code spec.loadBalancerSourceRanges}).
 */
public final class LoadBalancerOpenToInternet implements Check<Service> {
  @Override
  public Spec<Service> spec() {
    return Spec.check("load-balancer-open-to-internet").severity(MEDIUM).judges(Service.class);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    if (!service.isLoadBalancer()
        || service.loadBalancerMaker() == Service.LoadBalancerMaker.OTHER) {
      return notApplicable();
    }
    Optional<Fact<?>> facing = service.internetFacing(inventory.cluster().isWhole());
    if (facing.isEmpty()) {
      return pass();
    }
    if (service.loadBalancerAnnotation("aws-load-balancer-security-groups").isSet()
        || service
            .loadBalancerAnnotation("aws-load-balancer-security-group-prefix-lists")
            .isSet()) {
      return unknown("security groups or prefix lists say who may connect to " + service);
    }
    Optional<Boolean> open = service.isOpenToInternet();
    if (open.isEmpty()) {
      return unknown("a source range of " + service + " cannot be read");
    }
    return open.get()
        ? fail(facing.get(), "the load balancer of %s is open to the Internet", service)
            .and(service.loadBalancerSourceRanges())
        : pass();
  }
}
