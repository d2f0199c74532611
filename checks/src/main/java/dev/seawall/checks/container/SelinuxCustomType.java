package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.podsecurity.AllowedValues;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.SecurityContext;
import java.util.List;

/**
 * A pod or container with SELinux options that leave the confined container types ({@code
 * securityContext.seLinuxOptions}).
 */
public final class SelinuxCustomType implements Check<SecurityContext> {

  @Override
  public Spec<SecurityContext> spec() {
    return Spec.check("selinux-custom-type").severity(MEDIUM).judges(SecurityContext.class);
  }

  @Override
  public Verdict judge(SecurityContext context, Inventory inventory) {
    if (context.pod().isWindows()) {
      return notApplicable();
    }
    Fact<String> type = context.text("seLinuxOptions", "type");
    if (!AllowedValues.SELINUX_TYPES.contains(type.or(""))) {
      return fail(type, "%s runs with the SELinux type %s", context, type.or(""));
    }
    for (String field : List.of("user", "role")) {
      Fact<String> set = context.text("seLinuxOptions", field);
      if (!set.or("").isEmpty()) {
        return fail(set, "%s sets the SELinux %s %s", context, field, set.or(""));
      }
    }
    return pass();
  }
}
