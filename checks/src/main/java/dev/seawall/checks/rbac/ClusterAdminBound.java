package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A binding that gives the role cluster-admin in every namespace. Source: {@code
 * ClusterRoleBinding.roleRef}.
 */
public final class ClusterAdminBound implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("cluster-admin-bound").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (!grant.isBindingOf("cluster-admin") || !grant.isClusterWide()) {
      return pass();
    }
    return Telling.of(grant, grant.knownRules(), "do everything", false);
  }
}
