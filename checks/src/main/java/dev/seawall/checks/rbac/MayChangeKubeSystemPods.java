package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role in kube-system that lets its subjects create pods there, change them or run commands in
 * them.
 */
public final class MayChangeKubeSystemPods implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("run code in the pods of kube-system", CRITICAL)
          .by("create update patch", "", "pods", "pods/ephemeralcontainers")
          .by("create get", "", "pods/exec", "pods/attach")
          .onlyInSystem();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-kube-system-pods").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
