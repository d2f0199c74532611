package dev.seawall.checks.container;

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
import java.util.ArrayList;
import java.util.List;

/**
 * A pod with containers that have no seccomp profile, their own or the pod's ({@code
 * securityContext.seccompProfile}).
 */
public final class SeccompNotSet implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("seccomp-not-set").severity(MEDIUM).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    List<Container> without = new ArrayList<>();
    boolean any = false;
    for (Container container : pod.containers()) {
      boolean concerned = !container.privileged().is(true);
      any |= concerned;
      if (concerned && !container.seccompType().isSet()) {
        without.add(container);
      }
    }
    if (pod.isWindows() || !any) {
      return notApplicable();
    }
    if (without.isEmpty()) {
      return pass();
    }
    Fact<String> onPod = pod.text("spec", "securityContext", "seccompProfile", "type");
    boolean annotated = pod.annotations().keySet().stream().anyMatch(SeccompNotSet::isSeccomp);
    return annotated
        ? fail(
            onPod,
            "no seccomp profile for %s: the annotation has no effect since 1.27",
            Listed.of(without))
        : fail(onPod, "no seccomp profile for %s", Listed.of(without));
  }

  private static boolean isSeccomp(String annotation) {
    return annotation.equals("seccomp.security.alpha.kubernetes.io/pod")
        || annotation.startsWith("container.seccomp.security.alpha.kubernetes.io/");
  }
}
