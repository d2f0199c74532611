package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/**
 * A RoleBinding or ClusterRoleBinding whose role does not exist ({@code roleRef}). In files, where
 * the role may be elsewhere, it is unknown what the binding gives.
 */
public final class BindingToMissingRole implements Check<KubernetesObject> {
  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("binding-to-missing-role")
        .severity(LOW)
        .judges(KubernetesObject.class)
        .reads(Types.ROLES, Types.CLUSTER_ROLES, Types.ROLE_BINDINGS, Types.CLUSTER_ROLE_BINDINGS);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (!object.is(Types.ROLE_BINDINGS) && !object.is(Types.CLUSTER_ROLE_BINDINGS)) {
      return notApplicable();
    }
    Fact<String> kind = object.text("roleRef", "kind");
    Fact<String> name = object.text("roleRef", "name");
    if (kind.value().isEmpty() || name.value().isEmpty()) {
      return notApplicable();
    }
    Cluster cluster = inventory.cluster();
    Optional<ResourceId> missing = cluster.rbac().missingRole(object);
    if (missing.isEmpty()) {
      return pass();
    }
    if (!cluster.isWhole()) {
      return unknown(missing.get() + " is not among the files, so what it gives was not judged");
    }
    return fail(name, "%s gives %s, which does not exist", object, missing.get());
  }
}
