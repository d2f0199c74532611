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
import java.util.List;

/**
 * A container that drops every capability, but writes ALL so that Pod Security does not recognise
 * it.
 */
public final class DropAllNotUpperCase implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("drop-all-not-upper-case").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> dropped = container.droppedCapabilities();
    List<String> names = dropped.or(List.of());
    return names.stream().anyMatch("ALL"::equalsIgnoreCase) && !names.contains("ALL")
        ? fail(dropped, "%s drops all capabilities, but not spelled ALL", container)
        : pass();
  }
}
