package dev.seawall.checks.podsecurity;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Listed;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/** A workload whose pods the level that its own namespace enforces would refuse. */
public final class RejectedByPodSecurity implements Check<PodTemplate> {

  @Override
  public Spec<PodTemplate> spec() {
    return Spec.check("rejected-by-pod-security")
        .severity(MEDIUM)
        .judges(PodTemplate.class)
        .reads(Types.NAMESPACES);
  }

  @Override
  public Verdict judge(PodTemplate pod, Inventory inventory) {
    Optional<Policy> enforced =
        inventory
            .cluster()
            .object(Types.NAMESPACES, "", pod.namespace())
            .flatMap(namespace -> new NamespacePolicies(namespace).enforced());
    if (enforced.isEmpty() || enforced.get().level() == Level.PRIVILEGED) {
      return notApplicable();
    }
    Evaluation evaluation = PodSecurity.of(inventory).evaluate(pod, enforced.get());
    if (evaluation.isDenied()) {
      return fail(
          pod,
          "%s enforces %s and refuses these pods: %s",
          pod.namespace(),
          enforced.get(),
          Listed.of(evaluation.violations().stream().map(Violation::reason).toList()));
    }
    return evaluation.isAllowed() ? pass() : unknown(evaluation.undecided().getFirst().reason());
  }
}
