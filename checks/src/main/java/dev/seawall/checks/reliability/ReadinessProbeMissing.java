package dev.seawall.checks.reliability;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.value.Mapping;

/**
 * A container that serves on a port and does not tell when it is ready ({@code readinessProbe}).
 */
public final class ReadinessProbeMissing implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("readiness-probe-missing").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    String restart = container.pod().text("spec", "restartPolicy").or("Always");
    boolean serves = !container.parts("ports").isEmpty();
    if (container.type() != Container.Type.REGULAR || !restart.equals("Always") || !serves) {
      return notApplicable();
    }
    Fact<Mapping> probe = container.mapping("readinessProbe");
    return probe.isSet() ? pass() : fail(probe, "%s has ports and no readiness probe", container);
  }
}
