package dev.seawall.checks.container;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.SecurityContext;

/** A pod or container that is told to run as root ({@code securityContext.runAsUser: 0}). */
public final class RunAsUserRoot implements Check<SecurityContext> {

  @Override
  public Spec<SecurityContext> spec() {
    return Spec.check("run-as-user-root").severity(HIGH).judges(SecurityContext.class);
  }

  @Override
  public Verdict judge(SecurityContext context, Inventory inventory) {
    if (context.pod().isWindows()) {
      return notApplicable();
    }
    Fact<Long> user = context.writtenRunAsUser();
    if (context.pod().hasUserNamespace() || !user.is(0L)) {
      return pass();
    }
    return context.isOfPod()
        ? fail(user, "%s runs its containers as user 0 unless they set another", context.pod())
        : fail(user, "%s runs as user 0", context);
  }
}
