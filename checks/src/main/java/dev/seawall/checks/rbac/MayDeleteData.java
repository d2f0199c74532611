package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;

/**
 * A role that lets its subjects destroy much with one request: namespaces, nodes, storage, custom
 * resource definitions, or all objects of a kind at once.
 */
public final class MayDeleteData implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("delete %s", MEDIUM)
          .by(
              "delete deletecollection",
              "",
              "namespaces",
              "nodes",
              "persistentvolumes",
              "persistentvolumeclaims")
          .by("delete deletecollection", "apiextensions.k8s.io", "customresourcedefinitions")
          .by("deletecollection", "", "pods", "services", "secrets", "configmaps")
          .by("deletecollection", "apps", "deployments", "statefulsets", "daemonsets")
          .inNamespaces(LOW);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-delete-data").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    return DEED.judge(grant);
  }
}
