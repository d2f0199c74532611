package dev.seawall.core.kubernetes.rbac;

import java.util.ArrayList;
import java.util.List;

/**
 * What a role allows ({@code rbac.authorization.k8s.io/v1 PolicyRule}): verbs on resources of API
 * groups, all of them or some by name, and verbs on paths that are no resources.
 */
public record Rule(
    List<String> verbs,
    List<String> groups,
    List<String> resources,
    List<String> names,
    List<String> paths) {
  private static final String ALL = "*";
  private static final int SHOWN = 3;

  public Rule {
    verbs = List.copyOf(verbs);
    groups = List.copyOf(groups);
    resources = List.copyOf(resources);
    names = List.copyOf(names);
    paths = List.copyOf(paths);
  }

  /** As the server's authorizer decides ({@code RuleAllows} in kubernetes/kubernetes). */
  public boolean allows(Request request) {
    if (!matches(verbs, request.verb())) {
      return false;
    }
    if (!request.isForResource()) {
      return allowsPath(request.path());
    }
    String resource =
        request.subresource().isEmpty()
            ? request.resource()
            : request.resource() + "/" + request.subresource();
    return matches(groups, request.group())
        && allowsResource(resource)
        && (names.isEmpty() || names.contains(request.name()));
  }

  /** Whether it allows a verb on a resource, of whatever name; {@code pods/exec} is a resource. */
  public boolean allows(String verb, String group, String resource) {
    return matches(verbs, verb) && matches(groups, group) && allowsResource(resource);
  }

  /** Whether it allows something on some objects only, told by name. */
  public boolean isLimitedToNames() {
    return !names.isEmpty();
  }

  /** Every verb on every resource of every group. */
  public boolean isEverything() {
    return verbs.contains(ALL)
        && groups.contains(ALL)
        && resources.contains(ALL)
        && names.isEmpty();
  }

  public boolean hasAllVerbs() {
    return verbs.contains(ALL);
  }

  public boolean hasAllResources() {
    return resources.contains(ALL);
  }

  public boolean hasAllGroups() {
    return groups.contains(ALL);
  }

  private static boolean matches(List<String> written, String wanted) {
    return written.contains(ALL) || written.contains(wanted);
  }

  private boolean allowsResource(String wanted) {
    int slash = wanted.indexOf('/');
    String anySubresource = slash < 0 ? "" : ALL + wanted.substring(slash);
    for (String each : resources) {
      if (each.equals(ALL) || each.equals(wanted) || (slash >= 0 && each.equals(anySubresource))) {
        return true;
      }
    }
    return false;
  }

  private boolean allowsPath(String path) {
    for (String each : paths) {
      if (each.equals(path)) {
        return true;
      }
      if (each.endsWith(ALL) && path.startsWith(withoutStars(each))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutStars(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '*') {
      end--;
    }
    return path.substring(0, end);
  }

  /** Whether other rules, taken together, allow all that this one does. */
  boolean isCoveredBy(List<Rule> others) {
    for (String verb : verbs) {
      for (String path : paths) {
        if (others.stream().noneMatch(o -> matches(o.verbs, verb) && o.allowsPath(path))) {
          return false;
        }
      }
      for (String group : groups) {
        for (String resource : resources) {
          if (others.stream()
              .noneMatch(o -> o.allows(verb, group, resource) && o.hasNames(names))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean hasNames(List<String> wanted) {
    return names.isEmpty() || (!wanted.isEmpty() && names.containsAll(wanted));
  }

  /** As {@link #toString}, with long lists cut short. */
  public String brief() {
    String things = paths.isEmpty() ? few(resources) : few(paths);
    return few(verbs) + " on " + things + (names.isEmpty() ? "" : " by name");
  }

  private static String few(List<String> words) {
    return words.size() <= SHOWN
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, SHOWN)) + " and others";
  }

  /** {@code create, get on pods, secrets}; the core group has no name. */
  @Override
  public String toString() {
    List<String> things = new ArrayList<>(paths);
    boolean plain = groups.stream().allMatch(String::isEmpty);
    for (String resource : resources) {
      things.add(plain ? resource : resource + "." + String.join("|", groups));
    }
    String said = String.join(", ", verbs) + " on " + String.join(", ", things);
    return names.isEmpty() ? said : said + " named " + String.join(", ", names);
  }
}
