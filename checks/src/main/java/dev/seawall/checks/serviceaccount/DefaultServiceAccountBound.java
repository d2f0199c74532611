package dev.seawall.checks.serviceaccount;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.rbac.Telling;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;

/** A binding to a service account {@code default}, or to all service accounts of a namespace. */
public final class DefaultServiceAccountBound implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("default-service-account-bound").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    for (Binding binding : grant.bindings()) {
      for (Subject each : binding.subjects()) {
        if (each.isServiceAccount() && each.name().equals("default")) {
          return Telling.saying(
              grant,
              grant.knownRules(),
              "%s is given to %s, as which every pod without an account runs",
              grant,
              each);
        }
        if (each.kind() == Subject.Kind.GROUP
            && each.name().startsWith("system:serviceaccounts:")) {
          return Telling.saying(
                  grant,
                  grant.knownRules(),
                  "%s is given to %s, every pod of the namespace",
                  grant,
                  each)
              .as(MEDIUM);
        }
      }
    }
    grant.known();
    return pass();
  }
}
