package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A right that somebody was given or that waits to be given: a role of the user's own with all its
 * bindings, or a binding of a role that Kubernetes ships, or one to everybody of a role that was
 * not read. Rules are told where they are written, so an aggregated role does not repeat those it
 * takes in. What Kubernetes and EKS bind to themselves is no grant.
 */
public final class Grant extends Asset {
  private final Asset anchor;
  private final Role role;
  private final List<RoleRule> rules;
  private final List<UnresolvedFactException> unresolved;
  private final List<Binding> bindings;
  private final SortedSet<String> namespaces;

  Grant(
      Asset anchor,
      Role role,
      List<RoleRule> rules,
      Collection<UnresolvedFactException> unresolved,
      List<Binding> bindings) {
    super(anchor.document(), Path.ROOT, anchor.content());
    this.anchor = anchor;
    this.role = role;
    this.rules = List.copyOf(rules);
    this.unresolved = List.copyOf(unresolved);
    this.bindings = List.copyOf(bindings);
    namespaces = Collections.unmodifiableSortedSet(findNamespaces());
  }

  private SortedSet<String> findNamespaces() {
    SortedSet<String> found = new TreeSet<>();
    if (isClusterWide()) {
      return found;
    }
    bindings.forEach(each -> found.add(each.id().namespace()));
    if (bindings.isEmpty() && !role.isClusterRole()) {
      found.add(role.id().namespace());
    }
    return found;
  }

  @Override
  public ResourceId resource() {
    return anchor.resource();
  }

  public Role role() {
    return role;
  }

  /** Whether it is a binding of this role that Kubernetes ships. */
  public boolean isBindingOf(String shippedRole) {
    return isBinding() && role.id().name().equals(shippedRole);
  }

  /** Whether it is told of a binding, because the role is shipped by Kubernetes. */
  public boolean isBinding() {
    return !anchor.resource().equals(role.id());
  }

  /** Its rules; ends the judgement when one of them cannot be read. */
  public List<RoleRule> rules() {
    if (!unresolved.isEmpty()) {
      throw unresolved.getFirst();
    }
    return rules;
  }

  /** The rules that can be read, for conclusions that more rules could not change. */
  public List<RoleRule> knownRules() {
    return rules;
  }

  /** Ends the judgement when something of it cannot be read. */
  public void known() {
    rules();
  }

  /** The bindings that give it to somebody. */
  public List<Binding> bindings() {
    return bindings;
  }

  public SortedSet<Subject> subjects() {
    SortedSet<Subject> subjects = new TreeSet<>();
    bindings.forEach(each -> subjects.addAll(each.subjects()));
    return subjects;
  }

  /** Whether nobody has it. */
  public boolean isWaiting() {
    return bindings.isEmpty();
  }

  /** Whether it holds in every namespace and for what is in none. */
  public boolean isClusterWide() {
    return bindings.stream().anyMatch(Binding::isClusterWide);
  }

  /** The namespaces that it is limited to; none when it is cluster-wide or could become so. */
  public SortedSet<String> namespaces() {
    return namespaces;
  }

  /** Whether it holds in a namespace, or would once bound as widely as can be. */
  public boolean reaches(String namespace) {
    SortedSet<String> limits = namespaces();
    return limits.isEmpty() || limits.contains(namespace);
  }

  /** Whether it allows a verb on every object of a resource, somewhere. */
  public boolean allows(String verb, String group, String resource) {
    List<RoleRule> found = rulesAllowing(Set.of(verb), group, resource);
    if (found.stream().anyMatch(each -> !each.rule().isLimitedToNames())) {
      return true;
    }
    known();
    return false;
  }

  /**
   * The rules that allow one of the verbs on a resource, also those limited to names. A rule for
   * what is in no namespace does not count where only namespaces are bound.
   */
  public List<RoleRule> rulesAllowing(Set<String> verbs, String group, String resource) {
    boolean inNamespaces = !namespaces().isEmpty();
    ApiResources api = ApiResources.table();
    List<RoleRule> found = new ArrayList<>();
    for (RoleRule each : rules) {
      for (String verb : verbs) {
        // Few rules allow it, and they are found faster than what exists.
        if (each.rule().allows(verb, group, resource)
            && (!inNamespaces || api.existsInNamespace(verb, group, resource))) {
          found.add(each);
          break;
        }
      }
    }
    return found;
  }

  /** {@code ServiceAccount ci/deployer and 2 others}, or that nobody is bound to it yet. */
  public String subjectsInWords() {
    SortedSet<Subject> subjects = subjects();
    if (subjects.isEmpty()) {
      return "whoever is bound to it";
    }
    int others = subjects.size() - 1;
    return subjects.first()
        + (others == 0 ? "" : others == 1 ? " and another" : " and " + others + " others");
  }

  /** {@code in every namespace}, {@code in namespace ci}, {@code in 3 namespaces}. */
  public String reachInWords() {
    SortedSet<String> limits = namespaces();
    if (limits.isEmpty()) {
      return "in every namespace";
    }
    if (limits.size() > 1) {
      return "in " + limits.size() + " namespaces";
    }
    return limits.first().isEmpty() ? "in its namespace" : "in namespace " + limits.first();
  }

  @Override
  public String toString() {
    return anchor.resource().toString();
  }
}
