package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
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
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A container that adds a capability which the baseline Pod Security Standard does not allow. */
public final class CapabilityOutsideBaseline implements Check<Container> {
  private static final Set<String> ABOUT_RESOURCES =
      Set.of("IPC_LOCK", "LEASE", "NET_BROADCAST", "NET_RAW", "SYS_NICE", "SYS_RESOURCE");

  @Override
  public Spec<Container> spec() {
    return Spec.check("capability-outside-baseline").severity(HIGH).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    PodTemplate pod = container.pod();
    if (pod.isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> added = container.addedCapabilities();
    boolean hostPid = pod.hostPid().is(true);
    List<String> found =
        added.or(List.of()).stream()
            .filter(name -> !AllowedValues.BASELINE_CAPABILITIES.contains(name))
            .filter(name -> !DangerousCapabilityAdded.isDangerous(name, hostPid))
            .filter(name -> !name.equalsIgnoreCase("SYS_MODULE"))
            .toList();
    if (found.isEmpty()) {
      return pass();
    }
    Verdict.Fail fail = fail(added, "%s adds %s", container, Listed.of(found));
    if (found.stream().allMatch(CapabilityOutsideBaseline::isAllowedInUpperCase)) {
      return fail.as(LOW);
    }
    return pod.hasUserNamespace() || ABOUT_RESOURCES.containsAll(found) ? fail.as(MEDIUM) : fail;
  }

  private static boolean isAllowedInUpperCase(String name) {
    return AllowedValues.BASELINE_CAPABILITIES.contains(name.toUpperCase(Locale.ROOT));
  }
}
