package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.SecurityContext;
import java.util.List;

/**
 * A pod or container that is told to be in root's group ({@code runAsGroup}, {@code fsGroup} or
 * {@code supplementalGroups} of 0).
 */
public final class RunAsRootGroup implements Check<SecurityContext> {
  private static final String MESSAGE = "%s is told to run in group 0 (%s)";
  private static final List<String> GROUPS = List.of("runAsGroup", "fsGroup");
  private static final Long ROOT = 0L;

  @Override
  public Spec<SecurityContext> spec() {
    return Spec.check("run-as-root-group").severity(LOW).judges(SecurityContext.class);
  }

  @Override
  public Verdict judge(SecurityContext context, Inventory inventory) {
    if (context.pod().isWindows()) {
      return notApplicable();
    }
    if (context.pod().hasUserNamespace()) {
      return pass();
    }
    for (String field : GROUPS) {
      Fact<Long> group = context.number(field);
      if (group.is(ROOT)) {
        return fail(group, MESSAGE, context, field);
      }
    }
    Fact<List<Long>> more = context.numbers("supplementalGroups").orDefault(List.of());
    return more.or(List.of()).contains(ROOT)
        ? fail(more, MESSAGE, context, "supplementalGroups")
        : pass();
  }
}
