package dev.seawall.checks.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.check.Verdict.Fail;
import dev.seawall.core.check.Verdict.Seen;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How findings about grants are worded, what they show, and what it matters that nobody has it. */
public final class Telling {
  private static final int MOST = 3;

  private Telling() {}

  /** That a grant lets its subjects do something, because of rules. */
  public static Fail of(Grant grant, List<RoleRule> rules, String deed, boolean clusterScoped) {
    String format =
        grant.isWaiting() ? "%s, bound to nobody here, would let %s %s%s" : "%s lets %s %s%s";
    String where = clusterScoped ? "" : " " + grant.reachInWords();
    return saying(grant, rules, format, grant, grant.subjectsInWords(), deed, where);
  }

  /** A sentence about a grant, with its rules and to whom it is given as evidence. */
  public static Fail saying(Grant grant, List<RoleRule> rules, String format, Object... arguments) {
    List<Seen> seen = new ArrayList<>();
    for (RoleRule each : rules) {
      Path path = grant.isBinding() ? Path.ROOT.field("roleRef") : each.path();
      String value = each.rule().toString();
      seen.add(new Seen(grant, path, grant.isBinding() ? grant.role() + ": " + value : value));
      if (seen.size() == MOST) {
        break;
      }
    }
    if (seen.isEmpty()) {
      Path path = grant.isBinding() ? Path.ROOT.field("roleRef") : grant.path();
      seen.add(new Seen(grant, path, grant.isBinding() ? grant.role().toString() : ""));
    }
    if (!grant.isBinding()) {
      grant.bindings().stream().limit(MOST).forEach(each -> add(seen, each));
    }
    return new Fail(seen, format, List.of(arguments), Optional.empty());
  }

  private static void add(List<Seen> seen, Binding binding) {
    Optional<Asset> object = binding.object();
    if (object.isPresent()) {
      String subjects =
          String.join(", ", binding.subjects().stream().map(String::valueOf).toList());
      seen.add(new Seen(object.get(), Path.ROOT.field("subjects"), subjects));
    }
  }

  /** A right that nobody has yet is told, two steps lower or as low as can be. */
  public static Severity at(Severity severity, Grant grant) {
    if (!grant.isWaiting()) {
      return severity;
    }
    return severity == Severity.CRITICAL ? Severity.MEDIUM : Severity.LOW;
  }

  /** A verdict on a field of a grant. */
  static Verdict.Fail ofField(Grant grant, String field, String value, String message) {
    return new Fail(
        List.of(new Seen(grant, Path.ROOT.field(field), value)),
        "%s " + message,
        List.of(grant),
        Optional.empty());
  }
}
