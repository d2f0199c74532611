package dev.seawall.checks.host;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Set;

/**
 * A pod outside kube-system with a priority that is meant for the cluster's own components ({@code
 * spec.priorityClassName}).
 */
public final class SystemPriorityOutsideKubeSystem implements Check<PodTemplate> {
  private static final Set<String> SYSTEM =
      Set.of("system-cluster-critical", "system-node-critical");

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("system-priority-outside-kube-system")
        .severity(LOW)
        .judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<String> priority = pod.text("spec", "priorityClassName");
    if (!SYSTEM.contains(priority.or(""))) {
      return pass();
    }
    if (pod.namespace().isEmpty()) {
      return notApplicable(); // whoever applies it decides the namespace
    }
    return pod.namespace().equals("kube-system")
        ? pass()
        : fail(priority, "%s has the priority %s", pod, priority.or(""));
  }
}
