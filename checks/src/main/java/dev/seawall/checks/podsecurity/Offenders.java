package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who breaks a control, and with which values: the pod itself, and containers in the order init,
 * ordinary, ephemeral. A field that is not known ends the search as undecided, unless something
 * else breaks the control anyway.
 */
final class Offenders {
  private final List<String> containers = new ArrayList<>();
  private final SortedSet<String> values = new TreeSet<>();
  private boolean pod;
  private @Nullable UnresolvedFactException unresolved;

  private Offenders() {}

  /** The containers for which something holds. */
  static Offenders containers(PodTemplate pod, Predicate<Container> breaks) {
    return containersWith(pod, container -> breaks.test(container) ? List.of("") : List.of());
  }

  /** The containers that have forbidden values, which are given for each. */
  static Offenders containersWith(
      PodTemplate pod, Function<Container, Collection<String>> forbidden) {
    Offenders found = new Offenders();
    found.visitContainers(pod, forbidden);
    return found.decided();
  }

  /** The pod's specification and the containers for which something holds. */
  static Offenders podAndContainers(PodTemplate pod, Predicate<Asset> breaks) {
    return podAndContainersWith(pod, asset -> breaks.test(asset) ? List.of("") : List.of());
  }

  /** The pod's specification and the containers that have forbidden values. */
  static Offenders podAndContainersWith(
      PodTemplate pod, Function<Asset, Collection<String>> forbidden) {
    Offenders found = new Offenders();
    found.pod = found.hasForbidden(specification(pod), forbidden);
    found.visitContainers(pod, forbidden);
    return found.decided();
  }

  /** What stands under {@code spec}, to be read with the same keys as a container. */
  static Part specification(PodTemplate pod) {
    Value spec = pod.field("spec").value().orElse(Null.NULL);
    return new Part(pod, pod.path().field("spec"), spec);
  }

  private void visitContainers(
      PodTemplate template, Function<? super Container, Collection<String>> forbidden) {
    for (Container container : template.containers()) {
      if (hasForbidden(container, forbidden)) {
        containers.add(container.name());
      }
    }
  }

  private <A extends Asset> boolean hasForbidden(
      A asset, Function<? super A, Collection<String>> forbidden) {
    try {
      Collection<String> found = forbidden.apply(asset);
      values.addAll(found);
      return !found.isEmpty();
    } catch (UnresolvedFactException notKnown) {
      unresolved = unresolved == null ? notKnown : unresolved;
      return false;
    }
  }

  private Offenders decided() {
    if (isEmpty() && unresolved != null) {
      throw unresolved;
    }
    return this;
  }

  boolean isEmpty() {
    return !pod && containers.isEmpty();
  }

  List<String> containers() {
    return containers;
  }

  /** The forbidden values, sorted, each once. */
  SortedSet<String> values() {
    return values;
  }

  /** {@code uses} for one container, {@code use} for several. */
  String use() {
    return containers.size() == 1 ? "uses" : "use";
  }

  /** {@code pod}, {@code containers "a", "b"}, or both joined by "and". */
  @Override
  public String toString() {
    if (containers.isEmpty()) {
      return "pod";
    }
    return (pod ? "pod and " : "") + Wording.named("container", containers);
  }
}
