package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Ingress;

/**
 * An Ingress that puts its own text into the configuration of ingress-nginx ({@code
 * nginx.ingress.kubernetes.io/*-snippet}).
 */
public final class IngressSnippet implements Check<Ingress> {
  @Override
  public Spec<Ingress> spec() {
    return Spec.check("ingress-snippet").severity(HIGH).judges(Ingress.class);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    for (String name : ingress.nginxAnnotations()) {
      if (name.endsWith("-snippet")) {
        return fail(ingress.nginx(name), "%s writes its own %s for nginx", ingress, name);
      }
    }
    return pass();
  }
}
