package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.checks.podsecurity.AllowedValues;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Container;
import java.util.List;

/**
 * A container that adds a default capability which the restricted Pod Security Standard does not
 * allow: any but {@code NET_BIND_SERVICE}.
 */
public final class CapabilityOutsideRestricted implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("capability-outside-restricted").severity(LOW).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    if (container.pod().isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> added = container.addedCapabilities();
    List<String> found =
        added.or(List.of()).stream()
            .filter(AllowedValues.BASELINE_CAPABILITIES::contains)
            .filter(name -> !AllowedValues.RESTRICTED_CAPABILITIES.contains(name))
            .toList();
    return found.isEmpty() ? pass() : fail(added, "%s adds %s", container, Listed.of(found));
  }
}
