package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.LOW;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects change the status of pods, whose labels may be changed with it
 * ({@code pods/status}).
 */
public final class MayChangePodStatus implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change the status and labels of pods", HIGH)
          .by("update patch", "", "pods/status")
          .inNamespaces(LOW)
          .unless(Deed.of("change pods", HIGH).by("update patch", "", "pods"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-pod-status").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
