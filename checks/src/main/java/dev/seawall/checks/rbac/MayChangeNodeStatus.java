package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects change labels, taints, capacity or conditions of nodes ({@code
 * nodes}, {@code nodes/status}).
 */
public final class MayChangeNodeStatus implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change nodes, and so steer where pods run", MEDIUM)
          .by("update patch", "", "nodes", "nodes/status")
          .unless(
              Deed.of("evict pods", HIGH)
                  .by("delete deletecollection", "", "pods")
                  .by("create", "", "pods/eviction"));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-node-status").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
