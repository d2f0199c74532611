package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodRights;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.PodToken;
import dev.seawall.core.kubernetes.Types;

/** A pod whose service account token allows changing objects of other namespaces than its own. */
public final class PodWithWriteRights implements Check<PodTemplate> {
  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("pod-with-write-rights")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.RIGHTS_OF_PODS);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    PodToken token = inventory.cluster().tokenOf(pod);
    if (!token.isMounted()) {
      return pass();
    }
    PodRights rights = inventory.cluster().rightsOf(token);
    if (rights.takeover().isPresent() || rights.administration().isPresent()) {
      return pass();
    }
    return rights
        .writing(pod.namespace())
        .<Verdict>map(
            held ->
                fail(
                        pod.serviceAccountName(),
                        "%s runs as %s, which may %s",
                        pod,
                        token.subject(),
                        held.rule().rule().brief())
                    .and(token.automount()))
        .orElseGet(
            () -> {
              inventory.requireListed(Types.ROLES, pod);
              inventory.requireListed(Types.ROLE_BINDINGS, pod);
              return pass();
            });
  }
}
