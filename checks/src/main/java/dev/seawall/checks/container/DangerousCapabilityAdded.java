package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
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

/**
 * A container that adds a capability which by itself is a way to the node ({@code
 * securityContext.capabilities.add}).
 */
public final class DangerousCapabilityAdded implements Check<Container> {
  private static final Set<String> DANGEROUS =
      Set.of("ALL", "SYS_ADMIN", "SYS_RAWIO", "DAC_READ_SEARCH");

  @Override
  public Spec<Container> spec() {
    return Spec.check("dangerous-capability-added").severity(CRITICAL).judges(Container.class);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    PodTemplate pod = container.pod();
    if (pod.isWindows() || container.privileged().is(true)) {
      return notApplicable();
    }
    Fact<List<String>> added = container.addedCapabilities();
    List<String> found =
        added.or(List.of()).stream()
            .filter(name -> isDangerous(name, pod.hostPid().is(true)))
            .toList();
    if (found.isEmpty()) {
      return pass();
    }
    Verdict.Fail fail = fail(added, "%s adds %s", container, Listed.of(found));
    return pod.hasUserNamespace() ? fail.as(MEDIUM) : fail;
  }

  /** As the runtime reads names: in any case. */
  static boolean isDangerous(String name, boolean seesProcessesOfTheNode) {
    String read = name.toUpperCase(Locale.ROOT);
    return DANGEROUS.contains(read) || (read.equals("SYS_PTRACE") && seesProcessesOfTheNode);
  }
}
