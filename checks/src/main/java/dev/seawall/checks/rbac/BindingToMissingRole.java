package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.snapshot.ResourceType;
import java.util.Set;

/** A RoleBinding or ClusterRoleBinding whose role does not exist ({@code roleRef}). */
public final class BindingToMissingRole implements Check<KubernetesObject> {
  private static final Set<ResourceType> BINDINGS =
      Set.of(Types.ROLE_BINDINGS, Types.CLUSTER_ROLE_BINDINGS);

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("binding-to-missing-role")
        .severity(LOW)
        .judges(KubernetesObject.class)
        .reads(Types.ROLES, Types.CLUSTER_ROLES, Types.ROLE_BINDINGS, Types.CLUSTER_ROLE_BINDINGS)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    if (object.type().filter(BINDINGS::contains).isEmpty()) {
      return notApplicable();
    }
    Rbac rbac = inventory.cluster().rbac();
    Fact<String> name = object.text("roleRef", "name");
    for (Binding each : rbac.bindings()) {
      if (each.id().equals(object.resource()) && !rbac.hasRoleOf(each)) {
        return fail(name, "%s gives %s, which does not exist", object, each.role());
      }
    }
    return name.value().isPresent() ? pass() : notApplicable();
  }
}
