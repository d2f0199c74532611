package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A binding that gives the role cluster-admin in one namespace. Source: {@code
 * RoleBinding.roleRef}.
 */
public final class ClusterAdminBoundInNamespace implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("cluster-admin-bound-in-namespace").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (!grant.isBindingOf("cluster-admin") || grant.isClusterWide()) {
      return pass();
    }
    return Telling.of(grant, grant.knownRules(), "do everything", false)
        .as(grant.namespaces().contains("kube-system") ? CRITICAL : HIGH);
  }
}
