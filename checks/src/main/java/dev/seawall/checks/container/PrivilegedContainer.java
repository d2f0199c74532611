package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;

/**
 * A container that is given the node's devices, every capability and no seccomp, AppArmor or
 * SELinux ({@code securityContext.privileged}).
 */
public final class PrivilegedContainer implements Check<Container> {
  @Override
  public Spec<Container> spec() {
    return Spec.check("privileged-container").severity(CRITICAL).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    Fact<Boolean> privileged = container.privileged();
    return privileged.is(true) ? fail(privileged, "%s runs privileged", container) : pass();
  }
}
