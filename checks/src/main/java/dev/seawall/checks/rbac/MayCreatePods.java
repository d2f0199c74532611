package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects create pods, and so run as any service account and read any Secret
 * of the namespaces it reaches (RBAC verb {@code create} on {@code pods}).
 */
public final class MayCreatePods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("create pods", HIGH)
          .by("create", "", "pods")
          .inNamespaces(MEDIUM)
          .elsewhereThanSystem();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-create-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
