package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Ingress;

/**
 * An Ingress that answers for every host ({@code spec.rules[].host}, {@code spec.defaultBackend}).
 */
public final class IngressWithoutHost implements Check<Ingress> {
  @Override
  public Spec<Ingress> spec() {
    return Spec.check("ingress-without-host").severity(LOW).judges(Ingress.class);
  }

  @Override
  public Verdict judge(Ingress ingress, Inventory inventory) {
    for (Part rule : ingress.rules()) {
      Fact<String> host = rule.text("host");
      if (!host.isSet() || host.is("") || host.is("*")) {
        return fail(host, "%s answers for every host", ingress);
      }
    }
    Fact<?> backend = ingress.field("spec", "defaultBackend");
    return backend.isSet() ? fail(backend, "%s answers for every host", ingress) : pass();
  }
}
