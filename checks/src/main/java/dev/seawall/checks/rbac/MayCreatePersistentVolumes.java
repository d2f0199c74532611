package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects create PersistentVolumes, which may be folders of the node ({@code
 * hostPath}, {@code local}).
 */
public final class MayCreatePersistentVolumes implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("create PersistentVolumes, and so mount folders of nodes", HIGH)
          .by("create", "", "persistentvolumes");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-create-persistent-volumes").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
