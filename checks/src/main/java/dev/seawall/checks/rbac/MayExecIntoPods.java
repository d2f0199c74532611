package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects run commands in running containers ({@code pods/exec}, with {@code
 * create} or {@code get}).
 */
public final class MayExecIntoPods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("run commands in pods", HIGH)
          .by("create get", "", "pods/exec")
          .inNamespaces(MEDIUM)
          .elsewhereThanSystem();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-exec-into-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
