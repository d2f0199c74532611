package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects talk to kubelets ({@code nodes/proxy}, with {@code create} or
 * {@code get}).
 */
public final class MayProxyNodes implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("use the kubelets of all nodes, and so run commands in every pod", CRITICAL)
          .by("create get", "", "nodes/proxy")
          .named(HIGH);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-proxy-nodes").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
