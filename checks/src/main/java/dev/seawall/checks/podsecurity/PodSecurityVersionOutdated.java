package dev.seawall.checks.podsecurity;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Namespace;
import java.util.List;
import java.util.Optional;

/**
 * A namespace held to a version of the standards that lacks controls added since ({@code
 * pod-security.kubernetes.io/enforce-version}).
 */
public final class PodSecurityVersionOutdated implements Check<Namespace> {

  @Override
  public Spec<Namespace> spec() {
    return Spec.check("pod-security-version-outdated").severity(LOW).judges(Namespace.class);
  }

  @Override
  public Verdict judge(Namespace namespace, Inventory inventory) {
    NamespacePolicies policies = new NamespacePolicies(namespace);
    Optional<Policy> enforced = policies.enforced();
    if (enforced.isEmpty() || enforced.get().level() == Level.PRIVILEGED) {
      return notApplicable();
    }
    List<String> missing = PodSecurity.of(inventory).controlsMissingFrom(enforced.get());
    return missing.isEmpty()
        ? pass()
        : fail(
            policies.enforceVersionLabel(),
            "%s enforces %s, which does not know %s",
            namespace,
            enforced.get(),
            String.join(", ", missing));
  }
}
