package dev.seawall.checks.serviceaccount;

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

/** The service account {@code default} of a namespace that does not switch off automounting. */
public final class DefaultServiceAccountAutomounts implements Check<KubernetesObject> {
  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("default-service-account-automounts")
        .severity(LOW)
        .judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    boolean isDefault =
        object.type().filter(Types.SERVICE_ACCOUNTS::equals).isPresent()
            && object.name().equals("default");
    if (!isDefault) {
      return notApplicable();
    }
    Fact<Boolean> automount = object.flag("automountServiceAccountToken").orDefault(true);
    return automount.is(true)
        ? fail(automount, "%s hands its token to every pod that names no account", object)
        : pass();
  }
}
