package dev.seawall.checks.exposure;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/** Tiller, the server of Helm 2, which does whatever it is asked without asking who asks. */
public final class Tiller implements Check<Container> {
  private static final List<String> IMAGES =
      List.of("kubernetes-helm/tiller", "helm/tiller", "tiller");

  @Override
  public Spec<Container> spec() {
    return Spec.check("tiller").severity(CRITICAL).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    return container.component().isOneOf(IMAGES)
        ? fail(container.image(), "%s is Tiller, the server of Helm 2", container)
        : pass();
  }
}
