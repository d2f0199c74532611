package dev.seawall.core.kubernetes.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pods of one namespace by their labels, so that a policy that names a label is not compared
 * with all of them.
 */
public final class EndpointIndex {
  private final List<Endpoint> pods;
  private final Map<String, ByValue> byLabel = new ConcurrentHashMap<>();

  /** The places of pods by the value of one label, and of those whose value is not known. */
  private record ByValue(Map<String, List<Integer>> places, List<Integer> notKnown) {}

  public EndpointIndex(List<Endpoint> pods) {
    this.pods = List.copyOf(pods);
  }

  /** All of them. */
  public List<Endpoint> pods() {
    return pods;
  }

  /** Those that have a label or may have it, in their order; all where none is needed. */
  public List<Endpoint> podsThatMayHave(Optional<NeededLabel> label) {
    if (label.isEmpty()) {
      return pods;
    }
    ByValue same = byLabel.computeIfAbsent(label.get().key(), this::byValue);
    TreeSet<Integer> places = new TreeSet<>(same.notKnown);
    for (String value : label.get().values()) {
      places.addAll(same.places.getOrDefault(value, List.of()));
    }
    return places.stream().map(pods::get).toList();
  }

  private ByValue byValue(String key) {
    ByValue found = new ByValue(new HashMap<>(), new ArrayList<>());
    for (int place = 0; place < pods.size(); place++) {
      Endpoint pod = pods.get(place);
      Optional<String> value = pod.labels().get(key);
      if (value.isPresent()) {
        found.places.computeIfAbsent(value.get(), each -> new ArrayList<>()).add(place);
      } else if (!pod.labels().has(key).isNo()) {
        found.notKnown.add(place);
      }
    }
    return found;
  }
}
