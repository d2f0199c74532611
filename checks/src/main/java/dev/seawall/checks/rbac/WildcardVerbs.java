package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.ApiResources;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import java.util.List;

/** A role that names all verbs on resources ({@code verbs: ["*"]}). */
public final class WildcardVerbs implements Check<Grant> {
  @Override
  public Spec<Grant> spec() {
    return Spec.check("wildcard-verbs").severity(MEDIUM).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    List<RoleRule> rules =
        grant.knownRules().stream()
            .filter(each -> each.rule().hasAllVerbs() && !each.rule().hasAllResources())
            .filter(each -> !each.rule().resources().isEmpty() && !each.rule().isLimitedToNames())
            .toList();
    if (rules.isEmpty() || grant.isBinding()) {
      grant.known();
      return pass();
    }
    RoleRule worst =
        rules.stream().filter(WildcardVerbs::isBuiltIn).findFirst().orElse(rules.getFirst());
    Severity severity = isBuiltIn(worst) && grant.namespaces().isEmpty() ? MEDIUM : LOW;
    String deed = "use all verbs on " + Listed.of(worst.rule().resources());
    return Telling.of(grant, List.of(worst), deed, false).as(Telling.at(severity, grant));
  }

  private static boolean isBuiltIn(RoleRule each) {
    return each.rule().groups().stream()
        .anyMatch(group -> group.equals("*") || ApiResources.table().isKnownGroup(group));
  }
}
