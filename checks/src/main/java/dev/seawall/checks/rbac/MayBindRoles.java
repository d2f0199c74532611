package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role with the verb {@code bind}, which switches off the API server's escalation check for
 * bindings.
 */
public final class MayBindRoles implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("bind roles that hold more rights than its own", CRITICAL)
          .by("bind", "rbac.authorization.k8s.io", "clusterroles", "roles")
          .inNamespaces(HIGH)
          .named(MEDIUM);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-bind-roles").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
