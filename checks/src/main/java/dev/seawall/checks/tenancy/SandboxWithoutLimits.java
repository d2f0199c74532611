package dev.seawall.checks.tenancy;

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
import java.util.List;

/**
 * An agent sandbox that may use all processor time and memory of its node ({@code
 * resources.limits}).
 */
public final class SandboxWithoutLimits implements Check<PodTemplate> {
  private static final List<String> CEILINGS = List.of("cpu", "memory");

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("sandbox-without-limits").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (!pod.isAgentSandbox()) {
      return notApplicable();
    }
    for (Container container : pod.containers()) {
      for (String ceiling : CEILINGS) {
        Fact<String> limit =
            container
                .scalar("resources", "limits", ceiling)
                .orElse(pod.scalar("spec", "resources", "limits", ceiling));
        if (!limit.isSet()) {
          return fail(limit, "%s of %s has no limit of %s", container, pod, ceiling);
        }
      }
    }
    return pass();
  }
}
