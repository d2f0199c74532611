package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;

/** The ingress-nginx controller, which has had no security fixes since March 2026. */
public final class IngressNginxRetired implements Check<Container> {
  @Override
  public Spec<Container> spec() {
    return Spec.check("ingress-nginx-retired").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    return container.component().is("ingress-nginx/controller")
        ? fail(container.image(), "%s is ingress-nginx, which gets no more fixes", container)
        : pass();
  }
}
