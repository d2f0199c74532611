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
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.List;

/**
 * A pod or container that is told to be in root's group ({@code runAsGroup}, {@code fsGroup} or
 * {@code supplementalGroups} of 0).
 */
public final class RunAsRootGroup implements Check<SecurityContext> {
  private static final List<String> FIELDS = List.of("runAsGroup", "fsGroup", "supplementalGroups");

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
    for (String field : FIELDS) {
      Fact<Value> group = context.field(field);
      if (group.value().filter(RunAsRootGroup::isRoot).isPresent()) {
        return fail(group, "%s is told to run in group 0 (%s)", context, field);
      }
    }
    return pass();
  }

  private static boolean isRoot(Value group) {
    return switch (group) {
      case Whole number -> number.number() == 0;
      case Sequence groups -> groups.items().stream().anyMatch(RunAsRootGroup::isRoot);
      case Mapping _, Text _, Bool _, Decimal _, Null _, Redacted _, Unresolved _ -> false;
    };
  }
}
