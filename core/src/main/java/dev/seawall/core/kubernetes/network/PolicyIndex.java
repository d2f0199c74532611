package dev.seawall.core.kubernetes.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policies of one namespace by a label that their pods must have, so that a pod is not compared
 * with thousands of policies for others.
 */
final class PolicyIndex {
  /** So few are compared faster than looked up. */
  private static final int FEW = 16;

  private final List<Policy> policies;
  private final List<Integer> ofAnyLabel = new ArrayList<>();
  private final Map<String, ByValue> ofLabel = new HashMap<>();

  /** The places of the policies that need one label: by its value, and all. */
  private record ByValue(Map<String, List<Integer>> places, List<Integer> all) {
    ByValue() {
      this(new HashMap<>(), new ArrayList<>());
    }
  }

  PolicyIndex(List<Policy> policies) {
    this.policies = policies;
    if (policies.size() <= FEW) {
      return;
    }
    for (int place = 0; place < policies.size(); place++) {
      Optional<NeededLabel> needed = policies.get(place).needs();
      if (needed.isEmpty()) {
        ofAnyLabel.add(place);
        continue;
      }
      ByValue same = ofLabel.computeIfAbsent(needed.get().key(), key -> new ByValue());
      same.all.add(place);
      for (String value : needed.get().values()) {
        same.places.computeIfAbsent(value, each -> new ArrayList<>()).add(place);
      }
    }
  }

  /** Those that select a pod, and those of which it is not known, in their order. */
  List<Policy> selecting(Endpoint pod) {
    if (policies.size() <= FEW) {
      return policies.stream().filter(each -> !each.selects(pod).isNo()).toList();
    }
    List<Integer> candidates = new ArrayList<>(ofAnyLabel);
    ofLabel.forEach((key, same) -> candidates.addAll(candidates(pod.labels(), key, same)));
    Collections.sort(candidates);
    List<Policy> selecting = new ArrayList<>();
    for (int place : candidates) {
      Policy policy = policies.get(place);
      if (!policy.selects(pod).isNo()) {
        selecting.add(policy);
      }
    }
    return selecting;
  }

  private static List<Integer> candidates(Labels labels, String key, ByValue same) {
    Optional<String> value = labels.get(key);
    if (value.isPresent()) {
      return same.places.getOrDefault(value.get(), List.of());
    }
    return labels.has(key).isNo() ? List.of() : same.all;
  }
}
