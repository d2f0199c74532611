package dev.seawall.checks.rbac;

import dev.seawall.core.check.Severity;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.Rule;
import java.util.Set;

/** How bad it is that everybody has a grant: that depends on what its rules change or disclose. */
final class Everybody {
  private static final Set<String> READING = Set.of("get", "list", "watch");
  private static final Set<String> OPEN_GROUPS =
      Set.of("authorization.k8s.io", "authentication.k8s.io");

  private Everybody() {}

  /** The worst severity when something can be changed or Secrets can be read, else medium. */
  static Severity severity(Grant grant, Severity worst) {
    boolean harms = grant.knownRules().stream().anyMatch(each -> harms(each.rule()));
    return harms ? worst : Severity.MEDIUM;
  }

  private static boolean harms(Rule rule) {
    boolean writes = !READING.containsAll(rule.verbs()) && !OPEN_GROUPS.containsAll(rule.groups());
    boolean discloses =
        READING.stream().anyMatch(verb -> rule.allows(verb, "", "secrets"))
            || rule.allows("get", "", "nodes/proxy")
            || rule.allows("get", "", "pods/exec");
    return (writes && !rule.resources().isEmpty()) || discloses;
  }

  /** The first rule, as an example. */
  static String what(Grant grant) {
    if (!grant.knownRules().isEmpty()) {
      return grant.knownRules().getFirst().rule().brief();
    }
    return grant.isBinding() ? "what " + grant.role() + " holds, unknown here" : "no rights yet";
  }
}
