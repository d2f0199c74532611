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
import java.util.Optional;

/**
 * A namespace whose label lets every pod in ({@code pod-security.kubernetes.io/enforce:
 * privileged}).
 */
public final class PodSecurityEnforcesPrivileged implements Check<Namespace> {

  @Override
  public Spec<Namespace> spec() {
    return Spec.check("pod-security-enforces-privileged").severity(MEDIUM).judges(Namespace.class);
  }

  @Override
  public Verdict judge(Namespace namespace, Inventory inventory) {
    NamespacePolicies policies = new NamespacePolicies(namespace);
    Optional<Policy> enforced = policies.enforced();
    if (enforced.isEmpty() || namespace.isSystem()) {
      return notApplicable();
    }
    return enforced.get().level() == Level.PRIVILEGED
        ? fail(policies.enforceLabel(), "%s is labelled to let any pod in", namespace)
        : pass();
  }
}
