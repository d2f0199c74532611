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
import dev.seawall.core.kubernetes.rbac.Rbac;

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
    boolean told = pod.serviceAccountName().is("default");
    if (told || automount.isSet() || hasRights(token, inventory.cluster().rbac())) {
      return pass();
    }
    return fail(
        automount, "%s carries a token of %s, which has no rights here", pod, token.subject());
  }

  /** Whether anything is bound to the account itself: then it was made to call the API. */
  private static boolean hasRights(PodToken token, Rbac rbac) {
    return rbac.bindings().stream().anyMatch(each -> each.subjects().contains(token.subject()));
  }
}
