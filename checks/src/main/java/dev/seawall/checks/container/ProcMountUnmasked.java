package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
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

/**
 * A container whose {@code /proc} shows what the runtime hides ({@code securityContext.procMount}).
 */
public final class ProcMountUnmasked implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("proc-mount-unmasked").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows()) {
      return notApplicable();
    }
    Fact<String> mount = container.text("securityContext", "procMount").orDefault("Default");
    if (mount.is("Default")) {
      return pass();
    }
    Verdict.Fail fail = fail(mount, "%s mounts /proc %s", container, mount.or(""));
    return container.pod().hasUserNamespace() ? fail.as(LOW) : fail;
  }
}
