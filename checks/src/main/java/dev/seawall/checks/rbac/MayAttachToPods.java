package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects attach to the main process of running containers ({@code
 * pods/attach}).
 */
public final class MayAttachToPods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("attach to the terminals of pods", HIGH)
          .by("create get", "", "pods/attach")
          .inNamespaces(MEDIUM)
          .elsewhereThanSystem();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-attach-to-pods").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
