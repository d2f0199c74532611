package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** The role of the Kubernetes dashboard bound to somebody else than the dashboard. */
public final class DashboardRoleBound implements Check<Grant> {
  private static final String DASHBOARD = "kubernetes-dashboard";

  @Override
  public Spec<Grant> spec() {
    return Spec.check("dashboard-role-bound").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    boolean others =
        grant.subjects().stream()
            .anyMatch(each -> !(each.isServiceAccount() && each.name().equals(DASHBOARD)));
    if (!grant.role().id().name().equals(DASHBOARD) || !others) {
      return pass();
    }
    return Telling.of(grant, grant.rules(), "act as the dashboard", false);
  }
}
