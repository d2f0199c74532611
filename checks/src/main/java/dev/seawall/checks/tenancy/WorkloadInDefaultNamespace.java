package dev.seawall.checks.tenancy;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/** A workload in the namespace {@code default}. */
public final class WorkloadInDefaultNamespace implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("workload-in-default-namespace").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.namespace().isEmpty()) {
      return notApplicable();
    }
    return pod.namespace().equals("default")
        ? fail(pod, "%s runs in the namespace default", pod)
        : pass();
  }
}
