package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects create or change bindings, within the rights that they hold
 * themselves.
 */
public final class MayChangeBindings implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("change role bindings, and so hand on its own rights", MEDIUM)
          .by(
              "create update patch",
              "rbac.authorization.k8s.io",
              "clusterrolebindings",
              "rolebindings")
          .inNamespaces(LOW)
          .unless(
              Deed.of("bind roles", CRITICAL)
                  .by("bind", "rbac.authorization.k8s.io", "clusterroles", "roles")
                  .named(MEDIUM));

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-change-bindings").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
