package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All roles and bindings of a cluster, and what they allow together, as the RBAC authorizer of the
 * API server answers. In files the roles and bindings that Kubernetes ships are there too. Knows
 * nothing of other authorizers, such as EKS access policies and the node authorizer.
 */
public final class Rbac {
  private final Map<ResourceId, List<Role>> roles = new LinkedHashMap<>();
  private final List<Binding> bindings = new ArrayList<>();
  private final Map<String, List<Integer>> bindingsOfUser = new HashMap<>();
  private final Map<String, List<Integer>> bindingsOfGroup = new HashMap<>();
  private final Map<Subject, List<Held>> given = new ConcurrentHashMap<>();
  private final Aggregation aggregation;
  private final List<Grant> grants;

  /**
   * A rule that somebody has, with the role it is in, the binding that gives it and that binding's
   * place among all.
   */
  public record Held(RoleRule rule, Role role, Binding binding, int place) {}

  /** Something of a binding that somebody has, or of its role, that could not be read. */
  public record Unread(Binding binding, UnresolvedFactException reason) {}

  /**
   * @param roleObjects Roles and ClusterRoles
   * @param bindingObjects RoleBindings and ClusterRoleBindings
   * @param whole whether what is not among them does not exist, not even what Kubernetes ships
   */
  public Rbac(
      List<? extends Asset> roleObjects, List<? extends Asset> bindingObjects, boolean whole) {
    for (Asset object : roleObjects) {
      Role role = Role.read(object);
      roles.computeIfAbsent(role.id(), id -> new ArrayList<>()).add(role);
    }
    Set<ResourceId> bound = new LinkedHashSet<>();
    for (Asset object : bindingObjects) {
      Binding binding = Binding.read(object);
      bindings.add(binding);
      bound.add(binding.id());
    }
    if (!whole) {
      Shipped.table().roles().forEach((id, role) -> roles.putIfAbsent(id, List.of(role)));
      Shipped.table()
          .bindings()
          .forEach(
              (id, binding) -> {
                if (!bound.contains(id)) {
                  bindings.add(binding);
                }
              });
    }
    this.aggregation = new Aggregation(roles.values());
    for (Role each : aggregation.unfollowed()) {
      roles.computeIfPresent(
          each.id(),
          (id, same) ->
              same.stream().map(role -> role.equals(each) ? each.unfollowed() : role).toList());
    }
    for (int i = 0; i < bindings.size(); i++) {
      for (Subject subject : bindings.get(i).subjects()) {
        boolean group = subject.kind() == Subject.Kind.GROUP;
        (group ? bindingsOfGroup : bindingsOfUser)
            .computeIfAbsent(group ? subject.name() : subject.userName(), n -> new ArrayList<>())
            .add(i);
      }
    }
    this.grants = new Grants(this).all();
  }

  /** Every right that was given, or waits to be given, by others than Kubernetes itself. */
  public List<Grant> grants() {
    return grants;
  }

  public List<Role> roles() {
    List<Role> all = new ArrayList<>();
    roles.values().forEach(all::addAll);
    return all;
  }

  public List<Binding> bindings() {
    return List.copyOf(bindings);
  }

  /** The roles of that identity: none when it does not exist, several when files repeat it. */
  public List<Role> roles(ResourceId id) {
    return roles.getOrDefault(id, List.of());
  }

  /** The role that the object of a binding names, where it is not among those that are known. */
  public Optional<ResourceId> missingRole(Asset bindingObject) {
    Binding binding = Binding.read(bindingObject);
    return hasRoleOf(binding) ? Optional.empty() : Optional.of(binding.role());
  }

  /** Whether the role of a binding exists. */
  public boolean hasRoleOf(Binding binding) {
    return roles.containsKey(binding.role());
  }

  /** Whether Kubernetes ships a role of that identity. */
  public static boolean isShipped(ResourceId role) {
    return Shipped.table().roles().containsKey(role);
  }

  /** All rules that Kubernetes ships in a role and in the shipped ones that it aggregates. */
  public static List<Rule> shippedRules(ResourceId role) {
    return Grants.shippedRules(List.of(Shipped.table()), role);
  }

  /** The rules that stand in a role and in those it aggregates. */
  public List<RoleRule> rulesOf(Role role) {
    Set<RoleRule> rules = new LinkedHashSet<>();
    withComponents(role).forEach(each -> rules.addAll(each.written()));
    return List.copyOf(rules);
  }

  /** A role, and all that it aggregates directly or through others. */
  Set<Role> withComponents(Role role) {
    return aggregation.withComponents(role);
  }

  /**
   * The first of these cluster roles that is another one, or takes in its rules directly or through
   * others.
   */
  public Optional<Role> firstWith(Role component, String... names) {
    for (String name : names) {
      for (Role each : roles(new ResourceId(Role.GROUP, "ClusterRole", "", name))) {
        if (withComponents(each).contains(component)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether some other role takes in this one's rules. */
  public boolean isAggregatedElsewhere(Role role) {
    return aggregation.isTakenIn(role);
  }

  /** Whether a binding names a subject itself, not only a group that it is in. */
  public boolean isBound(Subject subject) {
    return bindingsOfUser.getOrDefault(subject.userName(), List.of()).stream()
        .anyMatch(place -> bindings.get(place).subjects().contains(subject));
  }

  /** What a subject has its rights by: the name that it makes requests with, and its groups. */
  public static List<Subject> sources(Subject subject) {
    List<Subject> sources = new ArrayList<>();
    if (!subject.userName().isEmpty()) {
      sources.add(Subject.user(subject.userName()));
    }
    subject.groups().stream().sorted().map(Subject::group).forEach(sources::add);
    return sources;
  }

  /** The rules of the bindings that name a user or a group, in their order. */
  public List<Held> given(Subject source) {
    return given.computeIfAbsent(source, this::find);
  }

  /** The places of the bindings that name a user or a group, in their order. */
  private SortedSet<Integer> placesOf(Subject source) {
    boolean group = source.kind() == Subject.Kind.GROUP;
    SortedSet<Integer> places =
        new TreeSet<>(
            (group ? bindingsOfGroup : bindingsOfUser).getOrDefault(source.name(), List.of()));
    places.removeIf(place -> !group && !bindings.get(place).appliesTo(source.name(), Set.of()));
    return places;
  }

  private List<Held> find(Subject source) {
    List<Held> held = new ArrayList<>();
    for (int place : placesOf(source)) {
      Binding binding = bindings.get(place);
      for (Role role : roles(binding.role())) {
        for (Role each : withComponents(role)) {
          each.written().forEach(rule -> held.add(new Held(rule, each, binding, place)));
        }
      }
    }
    return List.copyOf(held);
  }

  /** What could not be read of the bindings that name a user or a group, and of their roles. */
  public List<Unread> unread(Subject source) {
    List<Unread> unread = new ArrayList<>();
    for (int place : placesOf(source)) {
      Binding binding = bindings.get(place);
      binding.unresolved().forEach(each -> unread.add(new Unread(binding, each)));
      for (Role role : roles(binding.role())) {
        for (Role each : withComponents(role)) {
          each.unresolved().forEach(reason -> unread.add(new Unread(binding, reason)));
        }
      }
    }
    return List.copyOf(unread);
  }

  /**
   * Whether the RBAC authorizer allows a request. Ends the judgement when it does not and some role
   * or binding that concerns the request could not be read.
   */
  public boolean allows(Request request) {
    if (request.groups().contains(Subject.MASTERS.name())) {
      return true;
    }
    List<UnresolvedFactException> unresolved = new ArrayList<>();
    for (Binding binding : bindings) {
      if (!binding.isClusterWide() && !isInNamespaceOf(binding, request)) {
        continue;
      }
      if (!binding.appliesTo(request.user(), request.groups())) {
        unresolved.addAll(binding.unresolved());
        continue;
      }
      for (Role role : roles(binding.role())) {
        for (Role each : withComponents(role)) {
          if (each.written().stream().anyMatch(rule -> rule.rule().allows(request))) {
            return true;
          }
          unresolved.addAll(each.unresolved());
        }
      }
    }
    if (!unresolved.isEmpty()) {
      throw unresolved.getFirst();
    }
    return false;
  }

  private static boolean isInNamespaceOf(Binding binding, Request request) {
    return !request.namespace().isEmpty() && request.namespace().equals(binding.id().namespace());
  }
}
