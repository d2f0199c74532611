package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects add ephemeral containers to running pods ({@code
 * pods/ephemeralcontainers}).
 */
public final class MayDebugPods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("put containers into running pods", HIGH)
          .by("update patch", "", "pods/ephemeralcontainers")
          .inNamespaces(MEDIUM)
          .elsewhereThanSystem();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-debug-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
