package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Component;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Service;
import dev.seawall.core.kubernetes.Types;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A Service that opens an administrative interface to the outside of the cluster ({@code
 * spec.type}, the images of its pods).
 */
public final class SensitiveInterfaceExposed implements Check<Service> {
  @Override
  public Spec<Service> spec() {
    return Spec.check("sensitive-interface-exposed")
        .severity(HIGH)
        .judges(Service.class)
        .reads(Types.WORKLOADS)
        .reads(Types.INGRESSES, Types.HTTP_ROUTES);
  }

  @Override
  public Verdict judge(Service service, Inventory inventory) {
    boolean exposed =
        service.serviceType().is("NodePort")
            || service.internetFacing(inventory.cluster().isWhole()).isPresent()
            || inventory.cluster().ingressBackends().contains(service);
    if (!exposed) {
      return pass();
    }
    Set<String> seen = new HashSet<>();
    for (PodTemplate pod : service.pods(inventory.cluster())) {
      for (Container container : pod.containers()) {
        Component component = container.component();
        if (!seen.add(component.repository())) {
          continue;
        }
        Optional<SensitiveInterface> opened = SensitiveInterface.of(component);
        if (opened.isPresent() && service.leadsTo(container, opened.get().ports())) {
          return fail(
                  service.serviceType(), "%s opens %s to the outside", service, opened.get().name())
              .and(container.image());
        }
      }
    }
    return pass();
  }
}
