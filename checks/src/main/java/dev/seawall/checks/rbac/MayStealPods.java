package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A role that lets its subjects both evict pods and make nodes unschedulable. */
public final class MayStealPods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("evict pods and close nodes, and so drive pods to a node it holds", HIGH)
          .by("update patch", "", "nodes", "nodes/status")
          .needs(
              Deed.of("evict pods", HIGH)
                  .by("delete deletecollection", "", "pods")
                  .by("create", "", "pods/eviction"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-steal-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
