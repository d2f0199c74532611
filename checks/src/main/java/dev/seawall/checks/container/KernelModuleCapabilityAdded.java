package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.CRITICAL;
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
import java.util.List;

/**
 * A container that may load kernel modules ({@code SYS_MODULE} in {@code
 * securityContext.capabilities.add}).
 */
public final class KernelModuleCapabilityAdded implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("kernel-module-capability-added").severity(CRITICAL).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> added = container.addedCapabilities();
    if (added.or(List.of()).stream().noneMatch("SYS_MODULE"::equalsIgnoreCase)) {
      return pass();
    }
    Verdict.Fail fail = fail(added, "%s may load kernel modules (SYS_MODULE)", container);
    return container.pod().hasUserNamespace() ? fail.as(MEDIUM) : fail;
  }
}
