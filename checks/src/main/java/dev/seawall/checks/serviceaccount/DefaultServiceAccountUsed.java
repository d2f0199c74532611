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
import dev.seawall.core.kubernetes.PodToken;
import dev.seawall.core.kubernetes.Types;

/** A pod that carries a token of its namespace's service account {@code default}. */
public final class DefaultServiceAccountUsed implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("default-service-account-used")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.SERVICE_ACCOUNTS);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Fact<String> name = pod.serviceAccountName();
    PodToken token = inventory.cluster().tokenOf(pod);
    if (!name.is("default") || !token.isMounted()) {
      return pass();
    }
    return fail(name, "%s carries a token of the service account default", pod)
        .and(token.automount());
  }
}
