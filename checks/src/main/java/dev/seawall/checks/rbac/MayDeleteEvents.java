package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A role that lets its subjects delete events, the traces of what happened. */
public final class MayDeleteEvents implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("delete events", MEDIUM)
          .by("delete deletecollection", "", "events")
          .by("delete deletecollection", "events.k8s.io", "events")
          .inNamespaces(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-delete-events").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
