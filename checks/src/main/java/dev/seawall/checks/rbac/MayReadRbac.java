package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/** A ClusterRole that lets its subjects read the roles and bindings of the whole cluster. */
public final class MayReadRbac implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("read roles and bindings", LOW)
          .by(
              "get list watch",
              "rbac.authorization.k8s.io",
              "clusterroles",
              "clusterrolebindings",
              "roles",
              "rolebindings")
          .clusterWideOnly();

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-read-rbac").severity(LOW).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
