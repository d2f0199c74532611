package dev.seawall.checks.hygiene;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import java.util.Optional;

/** An object in an API version that Kubernetes no longer serves ({@code apiVersion}). */
public final class RemovedApiVersion implements Check<KubernetesObject> {

  @Override
  public Spec<KubernetesObject> spec() {
    return Spec.check("removed-api-version").severity(MEDIUM).judges(KubernetesObject.class);
  }

  @Override
  public Verdict judge(KubernetesObject object, Inventory inventory) {
    Optional<RemovedApi> removed = RemovedApi.find(object.apiVersion(), object.kind());
    if (removed.isEmpty()) {
      return pass();
    }
    RemovedApi api = removed.get();
    return fail(
        object.text("apiVersion"),
        "%s %s is not served since Kubernetes %s",
        api.version(),
        object.kind(),
        api.since());
  }
}
