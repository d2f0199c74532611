package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.PodToken;
import dev.seawall.core.kubernetes.Types;

/** A pod whose service account token suffices to own the cluster. */
public final class PodWithClusterTakeover implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("pod-with-cluster-takeover")
        .severity(CRITICAL)
        .judges(PodTemplate.class)
        .reads(Types.RIGHTS_OF_PODS);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    PodToken token = inventory.cluster().tokenOf(pod);
    if (!token.isMounted()) {
      return pass();
    }
    return inventory
        .cluster()
        .rightsOf(token)
        .takeover()
        .<Verdict>map(
            way ->
                fail(
                        pod.serviceAccountName(),
                        "%s runs as %s, which may %s in every namespace",
                        pod,
                        token.subject(),
                        way.words())
                    .and(token.automount())
                    .as(way.throughSecrets() ? HIGH : CRITICAL))
        .orElse(pass());
  }
}
