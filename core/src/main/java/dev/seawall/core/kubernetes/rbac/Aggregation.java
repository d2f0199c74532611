package dev.seawall.core.kubernetes.rbac;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cluster roles take in which ({@code ClusterRole.aggregationRule}). Thousands of roles that
 * all take in one another are more than can be told: what is followed is bounded, and a role that
 * is beyond the bound is known as one that was not followed.
 */
final class Aggregation {
  /** Real clusters have tens of aggregated roles with some hundreds of components. */
  private static final int MOST_COMPONENTS = 200_000;

  private static final long MOST_STEPS = 3_000_000;

  private final Map<Role, Integer> places = new IdentityHashMap<>();
  private final Map<Map.Entry<String, String>, List<Role>> byLabel = new HashMap<>();
  private final Map<Role, Set<Role>> components = new IdentityHashMap<>();
  private final List<Role> aggregated = new ArrayList<>();
  private final List<Role> unfollowed = new ArrayList<>();
  private int componentsLeft = MOST_COMPONENTS;
  private long stepsLeft = MOST_STEPS;

  Aggregation(Collection<List<Role>> roles) {
    for (List<Role> same : roles) {
      for (Role role : same) {
        places.put(role, places.size());
        role.labels()
            .entrySet()
            .forEach(label -> byLabel.computeIfAbsent(label, l -> new ArrayList<>()).add(role));
        if (role.isAggregated()) {
          aggregated.add(role);
        }
      }
    }
    // Those that Kubernetes ships first: they are few, and without an object to tell of.
    List<Role> ordered = new ArrayList<>(aggregated);
    ordered.sort(Comparator.comparing(role -> role.object().isPresent()));
    for (Role role : ordered) {
      Optional<Set<Role>> found = follow(role);
      found.ifPresentOrElse(all -> components.put(role, all), () -> unfollowed.add(role));
    }
  }

  /** A role, and all that it aggregates directly or through others. */
  Set<Role> withComponents(Role role) {
    return components.getOrDefault(role, Set.of(role));
  }

  /** The roles that take in more than is followed. */
  List<Role> unfollowed() {
    return unfollowed;
  }

  /** Whether some other role takes in this one's rules. */
  boolean isTakenIn(Role role) {
    return aggregated.stream().anyMatch(each -> !each.id().equals(role.id()) && each.takesIn(role));
  }

  private Optional<Set<Role>> follow(Role role) {
    Set<Role> found = new LinkedHashSet<>();
    List<Role> open = new ArrayList<>(List.of(role));
    while (!open.isEmpty()) {
      Role next = open.removeLast();
      if (!found.add(next)) {
        continue;
      }
      if (--componentsLeft < 0) {
        return Optional.empty();
      }
      if (next.isAggregated()) {
        List<Role> candidates = candidates(next);
        stepsLeft -= candidates.size();
        if (stepsLeft < 0) {
          return Optional.empty();
        }
        candidates.stream().filter(next::takesIn).forEach(open::add);
      }
    }
    return Optional.of(Collections.unmodifiableSet(found));
  }

  /** The roles that it may take in, in the order of all roles. */
  private List<Role> candidates(Role role) {
    List<List<Role>> ofSelectors = new ArrayList<>();
    for (RoleSelector selector : role.selectors()) {
      Optional<List<Role>> fewest =
          selector.labels().entrySet().stream()
              .map(label -> byLabel.getOrDefault(label, List.of()))
              .min(Comparator.comparing(List::size));
      if (fewest.isEmpty()) {
        return places.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
      }
      ofSelectors.add(fewest.get());
    }
    if (ofSelectors.size() == 1) {
      return ofSelectors.getFirst();
    }
    return ofSelectors.stream()
        .flatMap(List::stream)
        .distinct()
        .sorted(Comparator.comparing(each -> places.getOrDefault(each, 0)))
        .toList();
  }
}
