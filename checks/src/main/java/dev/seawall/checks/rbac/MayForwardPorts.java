package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects reach any port of a pod through the API server ({@code
 * pods/portforward}).
 */
public final class MayForwardPorts implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("forward ports into pods", MEDIUM)
          .by("create get", "", "pods/portforward")
          .inNamespaces(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-forward-ports").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
