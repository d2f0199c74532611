package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects change existing pods, whose images may be replaced ({@code update}
 * or {@code patch} on {@code pods}).
 */
public final class MayChangePods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change running pods, image included", HIGH)
          .by("update patch", "", "pods")
          .inNamespaces(MEDIUM)
          .elsewhereThanSystem()
          .unless(Deed.of("create pods", HIGH).by("create", "", "pods"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
