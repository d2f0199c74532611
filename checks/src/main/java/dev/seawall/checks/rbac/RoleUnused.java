package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A role that no binding gives to anybody and no other role takes in. */
public final class RoleUnused implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("role-unused").severity(LOW).judges(Grant.class).onWholeClusters();
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (grant.isBinding()
        || !grant.isWaiting()
        || inventory.cluster().rbac().isAggregatedElsewhere(grant.role())) {
      return pass();
    }
    return Telling.ofField(grant, "metadata", "", "is bound to nobody");
  }
}
