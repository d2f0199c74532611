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

/**
 * A pod or container that switches seccomp off ({@code securityContext.seccompProfile.type:
 * Unconfined}).
 */
public final class SeccompUnconfined implements Check<SecurityContext> {

  @Override
  public Spec<SecurityContext> spec() {
    return Spec.check("seccomp-unconfined").severity(MEDIUM).judges(SecurityContext.class);
  }

  @Override
  public Verdict judge(SecurityContext context, Inventory inventory) {
    if (context.pod().isWindows()) {
      return notApplicable();
    }
    Fact<String> type = context.writtenSeccompType();
    return type.isSet() && !AllowedValues.PROFILE_TYPES.contains(type.or(""))
        ? fail(type, "%s has the seccomp profile %s", context, type.or(""))
        : pass();
  }
}
