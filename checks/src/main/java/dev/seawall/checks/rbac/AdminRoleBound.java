package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.List;
import java.util.Set;

/**
 * A binding of the role admin or edit in every namespace, or to a service account. Source: {@code
 * roleRef}.
 */
public final class AdminRoleBound implements Check<Grant> {
  private static final Set<String> BROAD = Set.of("admin", "edit");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("admin-role-bound").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (BROAD.stream().noneMatch(grant::isBindingOf)) {
      return pass();
    }
    boolean toPeople = grant.subjects().stream().noneMatch(Subject::isServiceAccount);
    if (!grant.isClusterWide() && toPeople) {
      return pass();
    }
    return Telling.of(grant, List.of(), "run any pod and read every Secret", false)
        .as(grant.isClusterWide() ? HIGH : MEDIUM);
  }
}
