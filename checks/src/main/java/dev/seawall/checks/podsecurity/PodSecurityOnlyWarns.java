package dev.seawall.checks.podsecurity;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Namespace;

/**
 * A namespace that warns of pods or audits them and refuses none ({@code
 * pod-security.kubernetes.io/warn} and {@code audit} without {@code enforce}).
 */
public final class PodSecurityOnlyWarns implements Check<Namespace> {

  @Override
  public Spec<Namespace> spec() {
    return Spec.check("pod-security-only-warns").severity(MEDIUM).judges(Namespace.class);
  }

  @Override
  public Verdict judge(Namespace namespace, Inventory inventory) {
    NamespacePolicies policies = new NamespacePolicies(namespace);
    Level observed = policies.observed();
    if (observed == Level.PRIVILEGED || namespace.isSystem()) {
      return notApplicable();
    }
    return policies.enforced().isPresent()
        ? pass()
        : fail(
            policies.enforceLabel(),
            "%s only tells of pods that are not %s, and lets them in",
            namespace,
            observed);
  }
}
