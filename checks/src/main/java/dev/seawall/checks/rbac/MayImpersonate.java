package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.Set;

/** A role with the verb {@code impersonate}, with which a request is made as somebody else. */
public final class MayImpersonate implements Check<Grant> {
  private static final Deed DEED =
      Deed.of("act as other users, groups or service accounts", CRITICAL)
          .by("impersonate", "", "users", "groups", "serviceaccounts")
          .inNamespaces(HIGH)
          .named(MEDIUM);

  @Override
  public Spec<Grant> spec() {
    return Spec.check("may-impersonate").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    boolean masters =
        grant.rulesAllowing(Set.of("impersonate"), "", "groups").stream()
            .anyMatch(each -> each.rule().names().contains(Subject.MASTERS.name()));
    Verdict verdict = DEED.judge(grant);
    if (masters && verdict instanceof Verdict.Fail fail) {
      return fail.as(Telling.at(CRITICAL, grant));
    }
    return verdict;
  }
}
