package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;

/** A pod template that names a service account that its namespace does not have. */
public final class MissingServiceAccount implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("missing-service-account")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.SERVICE_ACCOUNTS)
        .onWholeClusters();
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<String> name = pod.serviceAccountName();
    boolean missing = inventory.cluster().tokenOf(pod).account().isEmpty();
    return missing && name.isSet()
        ? fail(name, "%s runs as service account %s, which does not exist", pod, name.or(""))
        : pass();
  }
}
