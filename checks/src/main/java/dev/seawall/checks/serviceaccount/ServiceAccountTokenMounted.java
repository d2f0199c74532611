package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.PodToken;
import dev.seawall.core.kubernetes.Types;

/**
 * A pod that carries a token because nobody said otherwise ({@code automountServiceAccountToken}).
 */
public final class ServiceAccountTokenMounted implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("service-account-token-mounted")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.RIGHTS_OF_PODS);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    PodToken token = inventory.cluster().tokenOf(pod);
    Fact<Boolean> automount = token.automount();
    // With something bound to the account itself it was made to call the API.
    boolean told = pod.serviceAccountName().is("default");
    if (told || automount.isSet() || inventory.cluster().rbac().isBound(token.subject())) {
      return pass();
    }
    if (token.account().isEmpty() && !inventory.cluster().isWhole()) {
      // what it says and what is bound to it may be where it is
      return notApplicable();
    }
    return fail(
        automount, "%s carries a token of %s, which has no rights here", pod, token.subject());
  }
}
