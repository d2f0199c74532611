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

/**
 * A container whose processes may gain privileges that their parent does not have ({@code
 * securityContext.allowPrivilegeEscalation}, allowed unless it is false).
 */
public final class PrivilegeEscalationAllowed implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("privilege-escalation-allowed").severity(MEDIUM).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<Boolean> allowed = container.allowPrivilegeEscalation();
    return allowed.is(false)
        ? pass()
        : fail(allowed, "%s may gain more privileges than it starts with", container);
  }
}
