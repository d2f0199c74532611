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
 * A binding to system:anonymous or system:unauthenticated, that is to everybody who reaches the API
 * server.
 */
public final class AnonymousBound implements Check<Grant> {
  private static final Set<Subject> NOBODY = Set.of(Subject.ANONYMOUS, Subject.UNAUTHENTICATED);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("anonymous-bound").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    for (Subject each : grant.subjects()) {
      if (NOBODY.contains(each)) {
        return Telling.saying(
                grant, grant.knownRules(), "%s gives %s %s", grant, each, Everybody.what(grant))
            .as(Everybody.severity(grant, CRITICAL));
      }
    }
    return pass();
  }
}
