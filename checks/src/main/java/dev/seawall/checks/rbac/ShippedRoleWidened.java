package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Role;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import dev.seawall.core.kubernetes.rbac.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ClusterRole that adds dangerous rights to view, edit or admin, and so to everybody who is bound
 * to them (labels {@code rbac.authorization.k8s.io/aggregate-to-*}).
 */
public final class ShippedRoleWidened implements Check<Grant> {
  private static final String RBAC = "rbac.authorization.k8s.io";

  /** A right that leads further than to what is no Secret. */
  private record Right(String verb, String group, String resource) {}

  private static final List<Right> DANGEROUS =
      Stream.of(
              rights(RBAC, "escalate clusterroles", "bind clusterroles", "escalate roles"),
              rights(RBAC, "bind roles", "create clusterrolebindings", "create rolebindings"),
              rights("", "impersonate users", "impersonate groups", "impersonate serviceaccounts"),
              rights("", "create serviceaccounts/token", "get secrets", "list secrets"),
              rights("", "watch secrets", "create pods", "create pods/exec", "get pods/exec"),
              rights("", "create pods/attach", "create pods/portforward", "get nodes/proxy"),
              rights("", "patch pods/ephemeralcontainers"),
              rights("apps", "create deployments", "patch deployments", "create daemonsets"),
              rights("batch", "create jobs", "create cronjobs"))
          .flatMap(List::stream)
          .toList();

  private static List<Right> rights(String group, String... verbsAndResources) {
    List<Right> rights = new ArrayList<>();
    for (String each : verbsAndResources) {
      int space = each.indexOf(' ');
      rights.add(new Right(each.substring(0, space), group, each.substring(space + 1)));
    }
    return rights;
  }

  @Override
  public Spec<Grant> spec() {
    return Spec.check("shipped-role-widened").severity(HIGH).judges(Grant.class);
  }

  @Override
  public Verdict judge(Grant grant, Inventory inventory) {
    if (grant.isBinding()) {
      return notApplicable();
    }
    Rbac rbac = inventory.cluster().rbac();
    Optional<Role> widened = rbac.firstWith(grant.role(), "view", "edit", "admin");
    if (widened.isEmpty()) {
      return notApplicable();
    }
    List<Rule> shipped = Rbac.shippedRules(widened.get().id());
    for (Right right : DANGEROUS) {
      for (RoleRule each : grant.knownRules()) {
        if (allows(each.rule(), right) && shipped.stream().noneMatch(rule -> allows(rule, right))) {
          return Telling.saying(
              grant,
              List.of(each),
              "%s lets everybody who has %s %s %s",
              grant,
              widened.get(),
              right.verb(),
              right.resource());
        }
      }
    }
    grant.known();
    return pass();
  }

  private static boolean allows(Rule rule, Right right) {
    return !rule.isLimitedToNames() && rule.allows(right.verb(), right.group(), right.resource());
  }
}
