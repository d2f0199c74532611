package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
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
 * A pod that does not run as root but does not say so with {@code runAsNonRoot: true}, as the
 * restricted Pod Security Standard demands.
 */
public final class RunAsNonRootNotSet implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("run-as-non-root-not-set").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    if (pod.hasUserNamespace()) {
      return pass();
    }
    List<Container> silent = new ArrayList<>();
    for (Container container : pod.containers()) {
      boolean otherUser = pod.isWindows() || container.runAsUser().or(0L) != 0L;
      if (otherUser && !container.runAsNonRoot().is(true)) {
        silent.add(container);
      }
    }
    Fact<Boolean> onPod = pod.flag("spec", "securityContext", "runAsNonRoot");
    if (!silent.isEmpty()) {
      return fail(onPod, "runAsNonRoot is not true for %s", Listed.of(silent));
    }
    boolean overridden = pod.containers().stream().noneMatch(Container::mayRunAsRoot);
    return onPod.is(false) && overridden
        ? fail(onPod, "%s sets runAsNonRoot to false, though its containers set it to true", pod)
        : pass();
  }
}
