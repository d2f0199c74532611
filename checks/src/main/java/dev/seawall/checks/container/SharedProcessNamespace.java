package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/** A pod whose containers see each other's processes ({@code shareProcessNamespace}). */
public final class SharedProcessNamespace implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("shared-process-namespace").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<Boolean> shared = pod.flag("spec", "shareProcessNamespace");
    return shared.is(true) && pod.containers().size() > 1
        ? fail(shared, "the containers of %s see each other's processes", pod)
        : pass();
  }
}
