package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A public load balancer of a Service that takes plain HTTP only ({@code
 * service.beta.kubernetes.io/aws-load-balancer-ssl-cert}).
 */
public final class LoadBalancerWithoutTls implements Check<Service> {
  private static final Set<String> PLAIN = Set.of("80", "8000", "8080");

  @Override
  public Spec<Service> spec() {
    return Spec.check("load-balancer-without-tls").severity(MEDIUM).judges(Service.class);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    Optional<Fact<?>> facing = service.internetFacing(inventory.cluster().isWhole());
    if (facing.isEmpty()) {
      return notApplicable();
    }
    if (service.loadBalancerAnnotation("aws-load-balancer-ssl-cert").isSet()) {
      return pass();
    }
    List<Part> ports = service.ports();
    boolean plainOnly =
        !ports.isEmpty()
            && ports.stream().allMatch(port -> PLAIN.contains(port.scalar("port").or("")));
    return plainOnly
        ? fail(ports.getFirst().scalar("port"), "%s takes HTTP without TLS", service)
        : pass();
  }
}
