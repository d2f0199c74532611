package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Service;

/** A Service that opens a port on every node ({@code spec.type: NodePort}). */
public final class ServiceNodePort implements Check<Service> {
  @Override
  public Spec<Service> spec() {
    return Spec.check("service-node-port").severity(LOW).judges(Service.class);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    Fact<String> type = service.serviceType();
    return type.is("NodePort") ? fail(type, "%s opens a port on every node", service) : pass();
  }
}
