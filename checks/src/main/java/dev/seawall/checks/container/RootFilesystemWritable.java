package dev.seawall.checks.container;

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

/**
 * A container that can change the files of its image ({@code
 * securityContext.readOnlyRootFilesystem}, false unless set).
 */
public final class RootFilesystemWritable implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("root-filesystem-writable").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.type() == Container.Type.EPHEMERAL) {
      return notApplicable();
    }
    Fact<Boolean> readOnly = container.readOnlyRootFilesystem();
    return readOnly.is(true)
        ? pass()
        : fail(readOnly, "%s can write to its root file system", container);
  }
}
