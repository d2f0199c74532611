package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.ApiResources;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import dev.seawall.core.kubernetes.rbac.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule of a role that no request can match: a resource that its API group does not have, or that
 * is in no namespace.
 */
public final class RbacRuleGrantsNothing implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("rbac-rule-grants-nothing").severity(LOW).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (grant.isBinding()) {
      return pass();
    }
    for (RoleRule each : grant.rules()) {
      for (String resource : each.rule().resources()) {
        if (!grantsSomething(grant, each.rule(), resource)) {
          Set<String> groups = new TreeSet<>(each.rule().groups());
          String group =
              groups.equals(Set.of("")) ? "the core API group" : String.join(", ", groups);
          return Telling.saying(
              grant,
              List.of(each),
              "%s grants nothing with %s on %s of %s",
              grant,
              Listed.of(each.rule().verbs()),
              resource,
              group);
        }
      }
    }
    return pass();
  }

  private static boolean grantsSomething(Grant grant, Rule rule, String resource) {
    ApiResources api = ApiResources.table();
    for (String group : rule.groups()) {
      for (String verb : rule.verbs()) {
        boolean inRole = !grant.role().isClusterRole();
        if (group.equals("*")
            || (inRole
                ? api.existsInNamespace(verb, group, resource)
                : api.exists(verb, group, resource))) {
          return true;
        }
      }
    }
    return false;
  }
}
