package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;

/** A binding to the group system:masters, whose members may do everything without any binding. */
public final class SystemMastersBound implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("system-masters-bound").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (!grant.subjects().contains(Subject.MASTERS)) {
      return pass();
    }
    return Telling.ofField(
        grant,
        grant.isBinding() ? "subjects" : "rules",
        Subject.MASTERS.toString(),
        "is given to Group system:masters, whose members may do everything anyway");
  }
}
