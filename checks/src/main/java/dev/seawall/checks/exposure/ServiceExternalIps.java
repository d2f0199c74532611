package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Service;
import java.util.List;

/**
 * A Service that takes traffic for addresses of its choice ({@code spec.externalIPs},
 * CVE-2020-8554).
 */
public final class ServiceExternalIps implements Check<Service> {
  @Override
  public Spec<Service> spec() {
    return Spec.check("service-external-ips").severity(HIGH).judges(Service.class);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    Fact<List<String>> addresses = service.texts("spec", "externalIPs");
    return addresses.or(List.of()).isEmpty()
        ? pass()
        : fail(
            addresses,
            "%s takes the traffic for %s",
            service,
            String.join(", ", addresses.or(List.of())));
  }
}
