package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Component;
import dev.seawall.core.kubernetes.Container;

/**
 * An ingress-nginx controller that runs code for whoever reaches its admission webhook
 * (CVE-2025-1974, fixed in 1.11.5 and 1.12.1).
 */
public final class IngressNginxCodeExecution implements Check<Container> {
  private static final Component.Version FIXED = Component.Version.of(1, 11, 5);
  private static final Component.Version NEXT = Component.Version.of(1, 12, 0);

  @Override
  public Spec<Container> spec() {
    return Spec.check("ingress-nginx-code-execution").severity(CRITICAL).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Component component = container.component();
    if (!component.is("ingress-nginx/controller") || component.version().isEmpty()) {
      return notApplicable();
    }
    Component.Version version = component.version().get();
    return version.isBefore(FIXED) || version.equals(NEXT)
        ? fail(container.image(), "ingress-nginx %s runs code for any pod (CVE-2025-1974)", version)
        : pass();
  }
}
