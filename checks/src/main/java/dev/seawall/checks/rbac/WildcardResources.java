package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
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
import dev.seawall.core.kubernetes.rbac.Rule;
import java.util.List;
import java.util.Set;

/**
 * A role that names all resources of an API group, today's and tomorrow's ({@code resources:
 * ["*"]}).
 */
public final class WildcardResources implements Check<Grant> {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final Set<String> READING = Set.of("get", "list", "watch");

  @Override
  public Spec<Grant> spec() {
    return Spec.check("wildcard-resources").severity(CRITICAL).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    List<RoleRule> rules =
        grant.knownRules().stream()
            .filter(each -> each.rule().hasAllResources() && !each.rule().isEverything())
            .filter(each -> !each.rule().verbs().isEmpty() && !each.rule().groups().isEmpty())
            .toList();
    if (rules.isEmpty() || grant.isBindingOf("cluster-admin")) {
      grant.known();
      return pass();
    }
    RoleRule worst = rules.getFirst();
    for (RoleRule each : rules) {
      if (severity(each.rule(), grant).compareTo(severity(worst.rule(), grant)) < 0) {
        worst = each;
      }
    }
    String deed =
        (worst.rule().hasAllVerbs() ? "use all verbs on" : Listed.of(worst.rule().verbs()))
            + " all resources of "
            + (worst.rule().hasAllGroups() ? "every API group" : groups(worst.rule()));
    return Telling.of(grant, List.of(worst), deed, false)
        .as(Telling.at(severity(worst.rule(), grant), grant));
  }

  private static String groups(Rule rule) {
    return String.join(
        ", ", rule.groups().stream().map(g -> g.isEmpty() ? "the core group" : g).toList());
  }

  /** Worst where the core group is among them, with its Secrets and pods, or all roles. */
  private static Severity severity(Rule rule, Grant grant) {
    boolean reads = READING.containsAll(rule.verbs());
    boolean everywhere = grant.namespaces().isEmpty();
    if (rule.hasAllGroups() || rule.groups().contains("")) {
      return everywhere ? (reads ? HIGH : CRITICAL) : (reads ? MEDIUM : HIGH);
    }
    if (rule.allows("bind", RBAC, "clusterroles") || rule.allows("escalate", RBAC, "roles")) {
      return everywhere ? CRITICAL : HIGH;
    }
    boolean known = rule.groups().stream().anyMatch(ApiResources.table()::isKnownGroup);
    return known && everywhere && !reads ? HIGH : known && !reads ? MEDIUM : LOW;
  }
}
