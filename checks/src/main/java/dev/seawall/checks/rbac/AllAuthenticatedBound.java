package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.Set;

/**
 * A binding to system:authenticated or system:serviceaccounts, that is to every user or every pod.
 */
public final class AllAuthenticatedBound implements Check<Grant> {
  private static final Set<Subject> EVERYBODY =
      Set.of(Subject.AUTHENTICATED, Subject.SERVICE_ACCOUNTS);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("all-authenticated-bound").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    for (Subject each : grant.subjects()) {
      if (EVERYBODY.contains(each)) {
        return Telling.saying(
                grant, grant.knownRules(), "%s gives %s %s", grant, each, Everybody.what(grant))
            .as(Everybody.severity(grant, CRITICAL));
      }
    }
    return pass();
  }
}
