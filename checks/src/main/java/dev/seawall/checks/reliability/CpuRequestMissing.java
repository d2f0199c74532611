package dev.seawall.checks.reliability;

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
import dev.seawall.core.kubernetes.LimitRanges;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/**
 * A container without a CPU request, its own, its pod's or one from a LimitRange of its namespace
 * ({@code resources.requests.cpu}).
 */
public final class CpuRequestMissing implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("cpu-request-missing")
        .severity(LOW)
        .judges(Container.class)
        .reads(Types.LIMIT_RANGES);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    PodTemplate pod = container.pod();
    if (container.type() != Container.Type.REGULAR) {
      return notApplicable();
    }
    Fact<String> request = container.scalar("resources", "requests", "cpu");
    if (request.isSet()
        || container.scalar("resources", "limits", "cpu").isSet()
        || pod.scalar("spec", "resources", "requests", "cpu").isSet()
        || pod.scalar("spec", "resources", "limits", "cpu").isSet()) {
      return pass();
    }
    LimitRanges ranges = inventory.cluster().index(LimitRanges.class, LimitRanges::new);
    return ranges.giveRequest(pod.namespace(), "cpu")
        ? pass()
        : fail(request, "%s asks for no CPU", container);
  }
}
