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

/** A namespace that has no Pod Security label ({@code pod-security.kubernetes.io/enforce}). */
public final class PodSecurityNotEnforced implements Check<Namespace> {

  @Override
  public Spec<Namespace> spec() {
    return Spec.check("pod-security-not-enforced").severity(MEDIUM).judges(Namespace.class);
  }

  @Override
  public Verdict judge(Namespace namespace, Inventory inventory) {
    if (namespace.isSystem()) {
      return notApplicable();
    }
    NamespacePolicies policies = new NamespacePolicies(namespace);
    return policies.enforced().isPresent() || policies.observed() != Level.PRIVILEGED
        ? pass()
        : fail(policies.enforceLabel(), "%s lets any pod in, privileged ones too", namespace);
  }
}
