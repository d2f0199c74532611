package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import java.util.List;

/**
 * A role of the user's own that allows everything, as cluster-admin does ({@code *} for verbs,
 * groups and resources).
 */
public final class WildcardEverything implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("wildcard-everything").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    List<RoleRule> rules =
        grant.knownRules().stream().filter(each -> each.rule().isEverything()).toList();
    if (rules.isEmpty() || grant.isBindingOf("cluster-admin")) {
      grant.known();
      return pass();
    }
    Severity severity = grant.namespaces().isEmpty() ? CRITICAL : HIGH;
    return Telling.of(grant, rules, "do everything", false).as(Telling.at(severity, grant));
  }
}
