package dev.seawall.checks.reliability;

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
import dev.seawall.core.kubernetes.LimitRanges;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/**
 * A container without a memory limit, its own, its pod's or one from a LimitRange of its namespace
 * ({@code resources.limits.memory}).
 */
public final class MemoryLimitMissing implements Check<Container> {

  @Override
  public Spec<Container> spec() {
    return Spec.check("memory-limit-missing")
        .severity(MEDIUM)
        .judges(Container.class)
        .reads(Types.LIMIT_RANGES);
  }

  @Override
  public Verdict judge(Container container, Inventory inventory) {
    PodTemplate pod = container.pod();
    if (container.type() == Container.Type.EPHEMERAL) {
      return notApplicable(); // they cannot have one
    }
    Fact<String> limit = container.scalar("resources", "limits", "memory");
    if (limit.isSet() || pod.scalar("spec", "resources", "limits", "memory").isSet()) {
      return pass();
    }
    LimitRanges ranges = inventory.cluster().index(LimitRanges.class, LimitRanges::new);
    return ranges.giveLimit(pod.namespace(), "memory")
        ? pass()
        : fail(limit, "%s may use all memory of its node", container);
  }
}
