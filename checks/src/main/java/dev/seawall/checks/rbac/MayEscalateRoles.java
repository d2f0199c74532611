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
 * A role with the verb {@code escalate}, which switches off the API server's escalation check for
 * roles.
 */
public final class MayEscalateRoles implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("write rights into roles that it does not hold itself", CRITICAL)
          .by("escalate", "rbac.authorization.k8s.io", "clusterroles", "roles")
          .inNamespaces(HIGH)
          .named(MEDIUM);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-escalate-roles").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
