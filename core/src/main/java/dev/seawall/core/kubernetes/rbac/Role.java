package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Role or a ClusterRole: the rules written in it, and how it aggregates others. One that
 * Kubernetes ships may have no object in the snapshot.
 */
public final class Role {
  static final String GROUP = "rbac.authorization.k8s.io";
  private final ResourceId id;
  private final Optional<Asset> object;
  private final Map<String, String> labels;
  private final List<RoleSelector> selectors;
  private final List<RoleRule> written;
  private final List<UnresolvedFactException> unresolved;

  private Role(
      ResourceId id,
      Optional<Asset> object,
      Map<String, String> labels,
      List<RoleSelector> selectors,
      List<RoleRule> written,
      List<UnresolvedFactException> unresolved) {
    this.id = id;
    this.object = object;
    this.labels = Map.copyOf(labels);
    this.selectors = List.copyOf(selectors);
    this.written = List.copyOf(written);
    this.unresolved = List.copyOf(unresolved);
  }

  /** A role that is shipped, not read. */
  static Role shipped(
      String kind,
      String namespace,
      String name,
      Map<String, String> labels,
      List<RoleSelector> selectors,
      List<Rule> rules) {
    List<RoleRule> written = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      written.add(new RoleRule(rules.get(i), Path.ROOT.field("rules").item(i)));
    }
    ResourceId id = new ResourceId(GROUP, kind, namespace, name);
    return new Role(id, Optional.empty(), labels, selectors, written, List.of());
  }

  /** A role that something names and that was not read: of its rules nothing is known. */
  static Role absent(ResourceId id) {
    return new Role(id, Optional.empty(), Map.of(), List.of(), List.of(), List.of());
  }

  /** A role as its object says. What cannot be read is kept, and told when it matters. */
  static Role read(Asset object) {
    List<UnresolvedFactException> unresolved = new ArrayList<>();
    List<RoleRule> written = new ArrayList<>();
    List<RoleSelector> selectors = List.of();
    Map<String, String> labels = Map.of();
    try {
      for (Part part : object.parts("rules")) {
        try {
          written.add(new RoleRule(rule(part), part.path()));
        } catch (UnresolvedFactException e) {
          unresolved.add(e);
        }
      }
      Fact<Map<String, String>> own = object.textMap("metadata", "labels");
      labels = own.or(Map.of());
      selectors = RoleSelector.of(object);
    } catch (UnresolvedFactException e) {
      unresolved.add(e);
    }
    return new Role(object.resource(), Optional.of(object), labels, selectors, written, unresolved);
  }

  /** The same role, known to aggregate more than was followed. */
  Role unfollowed() {
    List<UnresolvedFactException> reasons = new ArrayList<>(unresolved);
    object.ifPresent(
        asset ->
            reasons.add(
                UnresolvedFactException.missing(
                    asset, this + " aggregates more cluster roles than are followed")));
    return new Role(id, object, labels, List.of(), written, reasons);
  }

  private static Rule rule(Part part) {
    return new Rule(
        part.texts("verbs").or(List.of()),
        part.texts("apiGroups").or(List.of()),
        part.texts("resources").or(List.of()),
        part.texts("resourceNames").or(List.of()),
        part.texts("nonResourceURLs").or(List.of()));
  }

  public ResourceId id() {
    return id;
  }

  /** Its object; none for a shipped role that the snapshot does not have. */
  public Optional<Asset> object() {
    return object;
  }

  public boolean isClusterRole() {
    return id.kind().equals("ClusterRole");
  }

  /** Whether its rules come from other cluster roles too. */
  public boolean isAggregated() {
    return !selectors.isEmpty();
  }

  /** Whether it takes in every ClusterRole that nobody labelled for it. */
  public boolean aggregatesUnlabelled() {
    return selectors.stream().anyMatch(RoleSelector::matchesUnlabelled);
  }

  Map<String, String> labels() {
    return labels;
  }

  List<RoleSelector> selectors() {
    return selectors;
  }

  /** The rules that stand in it; on a live cluster those of an aggregated role are filled in. */
  public List<RoleRule> written() {
    return written;
  }

  /** What could not be read. */
  List<UnresolvedFactException> unresolved() {
    return unresolved;
  }

  boolean takesIn(Role other) {
    return other.isClusterRole()
        && isClusterRole()
        && selectors.stream().anyMatch(each -> each.matches(other.labels));
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
