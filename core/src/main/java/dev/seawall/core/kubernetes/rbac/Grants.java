package dev.seawall.core.kubernetes.rbac;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the grants among roles and bindings, and leaves out what Kubernetes and EKS ship. */
final class Grants {
  private static final String EKS = "eks:";
  private static final Set<Subject> EVERYBODY =
      Set.of(
          Subject.ANONYMOUS,
          Subject.UNAUTHENTICATED,
          Subject.AUTHENTICATED,
          Subject.SERVICE_ACCOUNTS);
  private final Rbac rbac;
  private final List<Shipped> shipped = List.of(Shipped.table(), Shipped.eks());
  private final List<Grant> found = new ArrayList<>();

  private final Map<ResourceId, List<Binding>> byRole = new HashMap<>();
  private final Map<ResourceId, Set<ResourceId>> carriers = new HashMap<>();

  Grants(Rbac rbac) {
    this.rbac = rbac;
    for (Binding each : rbac.bindings()) {
      if (!each.subjects().isEmpty() || !each.unresolved().isEmpty()) {
        byRole.computeIfAbsent(each.role(), id -> new ArrayList<>()).add(each);
      }
    }
    for (Role each : rbac.roles()) {
      if (each.isAggregated()) {
        for (Role component : rbac.withComponents(each)) {
          carriers.computeIfAbsent(component.id(), id -> new LinkedHashSet<>()).add(each.id());
        }
      }
    }
  }

  List<Grant> all() {
    for (Role role : rbac.roles()) {
      role.object().ifPresent(object -> ofRole(role, object));
    }
    for (Binding binding : rbac.bindings()) {
      binding.object().ifPresent(object -> ofShippedRole(binding, object));
      binding.object().ifPresent(object -> toEverybody(binding, object));
    }
    return List.copyOf(found);
  }

  /** What is written in a role, beyond what Kubernetes ships in it and what it aggregates. */
  private void ofRole(Role role, Asset object) {
    boolean isShipped = isShipped(role.id());
    List<Rule> toldElsewhere = new ArrayList<>();
    for (Role each : rbac.withComponents(role)) {
      if (!each.equals(role)) {
        each.written().forEach(rule -> toldElsewhere.add(rule.rule()));
      }
    }
    if (isShipped) {
      toldElsewhere.addAll(shippedRules(role.id()));
    }
    List<RoleRule> rules =
        role.written().stream()
            .filter(each -> toldElsewhere.isEmpty() || !each.rule().isCoveredBy(toldElsewhere))
            .toList();
    if (isShipped && rules.isEmpty() && role.unresolved().isEmpty()) {
      return;
    }
    List<Binding> all = bindingsOf(role);
    List<Binding> given =
        all.stream()
            .map(each -> each.withSubjects(told(each)))
            .filter(each -> !each.subjects().isEmpty() || !each.unresolved().isEmpty())
            .toList();
    boolean onlyToThemselves = given.isEmpty() && !all.isEmpty();
    if (onlyToThemselves && !Shipped.eks().roles().containsKey(role.id())) {
      return;
    }
    if (onlyToThemselves) {
      // what EKS does not install in the role of an add-on may have been put there for its account
      given = all;
    }
    found.add(new Grant(object, role, rules, unresolved(role, given), given));
  }

  private static Set<UnresolvedFactException> unresolved(Role role, List<Binding> given) {
    Set<UnresolvedFactException> unresolved = new LinkedHashSet<>(role.unresolved());
    given.forEach(each -> unresolved.addAll(each.unresolved()));
    return unresolved;
  }

  /** The bindings with a subject of a role, and of the roles that it is aggregated into. */
  private List<Binding> bindingsOf(Role role) {
    Set<ResourceId> given = new LinkedHashSet<>();
    given.add(role.id());
    given.addAll(carriers.getOrDefault(role.id(), Set.of()));
    List<Binding> all = new ArrayList<>();
    given.forEach(each -> all.addAll(byRole.getOrDefault(each, List.of())));
    return all;
  }

  /** A binding to everybody matters whatever its role holds, so also when the role was not read. */
  private void toEverybody(Binding binding, Asset object) {
    if (!rbac.hasRoleOf(binding) && !Collections.disjoint(told(binding), EVERYBODY)) {
      Role role = Role.absent(binding.role());
      found.add(new Grant(object, role, List.of(), binding.unresolved(), List.of(binding)));
    }
  }

  private void ofShippedRole(Binding binding, Asset object) {
    if (!isShipped(binding.role())) {
      return;
    }
    List<Subject> subjects = told(binding);
    if (subjects.isEmpty() && binding.unresolved().isEmpty()) {
      return;
    }
    Binding given = binding.withSubjects(subjects);
    List<Rule> known = shippedRules(binding.role());
    for (Role role : rbac.roles(binding.role())) {
      List<RoleRule> rules =
          rbac.withComponents(role).stream()
              .filter(each -> isShipped(each.id()))
              .flatMap(each -> each.written().stream())
              .filter(each -> each.rule().isCoveredBy(known))
              .distinct()
              .toList();
      found.add(new Grant(object, role, rules, binding.unresolved(), List.of(given)));
    }
  }

  /** The subjects of a binding that neither Kubernetes nor EKS put there for itself. */
  private List<Subject> told(Binding binding) {
    Set<Subject> known = new LinkedHashSet<>();
    for (Shipped table : shipped) {
      Binding own = table.bindings().get(binding.id());
      if (own != null && own.role().equals(binding.role())) {
        known.addAll(own.subjects());
      }
    }
    boolean ofEks = binding.id().name().startsWith(EKS);
    return binding.subjects().stream()
        .filter(each -> !known.contains(each))
        .filter(each -> !(ofEks && each.kind() == Subject.Kind.USER && each.name().startsWith(EKS)))
        .toList();
  }

  /** All rules of a shipped role, those of shipped roles that it aggregates included. */
  private List<Rule> shippedRules(ResourceId id) {
    return shippedRules(shipped, id);
  }

  static List<Rule> shippedRules(List<Shipped> shipped, ResourceId id) {
    List<Rule> rules = new ArrayList<>();
    Set<Role> seen = new LinkedHashSet<>();
    List<Role> open = new ArrayList<>();
    for (Shipped table : shipped) {
      Optional.ofNullable(table.roles().get(id)).ifPresent(open::add);
    }
    while (!open.isEmpty()) {
      Role next = open.removeLast();
      if (seen.add(next)) {
        next.written().forEach(each -> rules.add(each.rule()));
        Shipped.table().roles().values().stream().filter(next::takesIn).forEach(open::add);
      }
    }
    return rules;
  }

  private boolean isShipped(ResourceId role) {
    return shipped.stream().anyMatch(table -> table.roles().containsKey(role));
  }
}
