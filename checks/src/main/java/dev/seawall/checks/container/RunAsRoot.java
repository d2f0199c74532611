package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;

/**
 * A container that nothing keeps from running as root ({@code runAsNonRoot} and {@code runAsUser},
 * of the container or else of its pod).
 */
public final class RunAsRoot implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("run-as-root").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    PodTemplate pod = container.pod();
    if (pod.isWindows()) {
      return notApplicable();
    }
    if (pod.hasUserNamespace() || !container.mayRunAsRoot()) {
      return pass();
    }
    if (container.runAsUser().is(0L)) {
      return notApplicable(); // run-as-user-root says that it does
    }
    Fact<Boolean> nonRoot = container.runAsNonRoot();
    return fail(
        nonRoot,
        nonRoot.isSet() ? "%s is allowed to run as root" : "nothing keeps %s from running as root",
        container);
  }
}
