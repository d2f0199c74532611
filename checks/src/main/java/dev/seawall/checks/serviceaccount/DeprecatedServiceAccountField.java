package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;

/**
 * A pod that names its service account in the deprecated field {@code spec.serviceAccount} alone.
 */
public final class DeprecatedServiceAccountField implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("deprecated-service-account-field").severity(LOW).judges(PodTemplate.class);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<String> old = pod.text("spec", "serviceAccount").unless("");
    boolean onlyOld = old.isSet() && !pod.text("spec", "serviceAccountName").unless("").isSet();
    return onlyOld
        ? fail(old, "%s names its service account in the deprecated field", pod)
        : pass();
  }
}
