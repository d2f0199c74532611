package dev.seawall.checks.rbac;

import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.kubernetes.rbac.ApiResources;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.kubernetes.rbac.RoleRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Something dangerous that RBAC rules may allow: the words for it, and the verbs and resources that
 * each suffice. Rules that name all resources, and bindings of cluster-admin, admin and edit, are
 * told by checks of their own and do not count; nor do rules limited to names, unless asked for.
 */
public final class Deed {
  private static final Set<String> BROAD = Set.of("cluster-admin", "admin", "edit");
  private static final String SYSTEM = "kube-system";
  private final String words;
  private final Severity severity;
  private final List<Way> ways = new ArrayList<>();
  private final List<Deed> needed = new ArrayList<>();
  private Severity inNamespaces;
  private Optional<Severity> named = Optional.empty();
  private Predicate<Grant> concerns = grant -> true;
  private Predicate<String> counting = name -> false;
  private boolean namesItsPlace;
  private Optional<Deed> told = Optional.empty();

  /** One way to do it. */
  private record Way(Set<String> verbs, String group, String resource) {}

  private Deed(String words, Severity severity) {
    this.words = words;
    this.severity = severity;
    this.inNamespaces = severity;
  }

  /**
   * A deed in words that follow "lets them", and how bad it is in every namespace. A {@code %s} in
   * the words stands for the resources on which it is possible.
   */
  public static Deed of(String words, Severity severity) {
    return new Deed(words, severity);
  }

  /** Possible with any of these verbs, told apart by spaces, on any of these resources. */
  public Deed by(String verbs, String group, String... resources) {
    for (String resource : resources) {
      ways.add(new Way(new TreeSet<>(List.of(verbs.split(" ", -1))), group, resource));
    }
    return this;
  }

  /** How bad it is when it is limited to namespaces. */
  public Deed inNamespaces(Severity severity) {
    this.inNamespaces = severity;
    return this;
  }

  /** Rules limited to names count too, this bad. */
  public Deed named(Severity severity) {
    this.named = Optional.of(severity);
    return this;
  }

  /** Rules limited to names count like others where one of these names is among them. */
  public Deed namedLike(String... names) {
    this.counting = List.of(names)::contains;
    return this;
  }

  /** Not where it is limited to kube-system, of which another check tells. */
  public Deed elsewhereThanSystem() {
    this.concerns = grant -> !isInSystemOnly(grant);
    return this;
  }

  /** Only where it is limited to kube-system. */
  public Deed onlyInSystem() {
    this.concerns = Deed::isInSystemOnly;
    return this;
  }

  /** Only where it reaches every namespace. */
  public Deed clusterWideOnly() {
    this.concerns = grant -> grant.namespaces().isEmpty();
    return this;
  }

  /** Only where it is limited to namespaces. */
  public Deed inNamespacesOnly() {
    this.concerns = grant -> !grant.namespaces().isEmpty();
    return this;
  }

  /** Only where it reaches a namespace; rules limited to names count if they name this object. */
  public Deed reaching(String namespace, String name) {
    this.concerns = grant -> grant.reaches(namespace);
    this.namesItsPlace = true;
    return namedLike(name);
  }

  /** Only together with another deed. */
  public Deed needs(Deed other) {
    needed.add(other);
    return this;
  }

  /** Not where another deed, of which another check tells, is possible as well. */
  public Deed unless(Deed other) {
    this.told = Optional.of(other);
    return this;
  }

  private static boolean isInSystemOnly(Grant grant) {
    return grant.namespaces().equals(Set.of(SYSTEM));
  }

  /** What it means for a grant: the rule that allows it, and to whom. */
  public Verdict judge(Grant grant) {
    if (BROAD.stream().anyMatch(grant::isBindingOf)) {
      return pass();
    }
    List<Found> found = findAll(grant);
    if (found.isEmpty() || told.filter(each -> !each.findAll(grant).isEmpty()).isPresent()) {
      grant.known();
      return pass();
    }
    Severity here = grant.namespaces().isEmpty() ? severity : inNamespaces;
    Found first = found.getFirst();
    if (first.rule().rule().isLimitedToNames()) {
      here = named.orElse(here);
    }
    List<RoleRule> rules = found.stream().map(Found::rule).distinct().toList();
    String deed = words.contains("%s") ? words.formatted(Listed.of(resources(grant))) : words;
    return Telling.of(grant, rules, deed, namesItsPlace || first.clusterScoped())
        .as(Telling.at(here, grant));
  }

  /** The resources on which it is possible. */
  private Set<String> resources(Grant grant) {
    Set<String> resources = new LinkedHashSet<>();
    for (Way way : ways) {
      if (grant.rulesAllowing(way.verbs(), way.group(), way.resource()).stream()
          .anyMatch(each -> !each.rule().hasAllResources())) {
        resources.add(way.resource());
      }
    }
    return resources;
  }

  /** What makes it possible: one rule for itself and one for each deed it needs, or none. */
  private List<Found> findAll(Grant grant) {
    List<Found> found = new ArrayList<>();
    if (concerns.test(grant)) {
      find(grant).ifPresent(found::add);
      needed.forEach(each -> each.find(grant).ifPresent(found::add));
    }
    return found.size() == needed.size() + 1 ? found : List.of();
  }

  /** The first rule that suffices, one for all names before one for some. */
  private record Found(RoleRule rule, boolean clusterScoped) {}

  private Optional<Found> find(Grant grant) {
    Optional<Found> limited = Optional.empty();
    for (Way way : ways) {
      boolean clusterScoped = ApiResources.table().isClusterScoped(way.group(), way.resource());
      for (RoleRule each : grant.rulesAllowing(way.verbs(), way.group(), way.resource())) {
        if (each.rule().hasAllResources()) {
          continue;
        }
        if (!each.rule().isLimitedToNames() || each.rule().names().stream().anyMatch(counting)) {
          return Optional.of(new Found(each, clusterScoped));
        }
        if (named.isPresent() && limited.isEmpty()) {
          limited = Optional.of(new Found(each, clusterScoped));
        }
      }
    }
    return limited;
  }
}
