package dev.seawall.core.kubernetes.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

  /** Which policies are for the same pods: the same number for each. */
  private final int[] subjects;

  private final int distinct;
  private final Map<Chosen, Selection> selections = new ConcurrentHashMap<>();

  private record Chosen(BitSet places, boolean certain) {}

  /** The places of the policies that need one label: by its value, and all. */
  private record ByValue(Map<String, List<Integer>> places, List<Integer> all) {
    ByValue() {
      this(new HashMap<>(), new ArrayList<>());
    }
  }

  PolicyIndex(List<Policy> policies) {
    this.policies = policies;
    this.subjects = new int[policies.size()];
    Map<Object, Integer> known = new HashMap<>();
    for (int place = 0; place < policies.size(); place++) {
      subjects[place] = known.computeIfAbsent(subject(policies.get(place)), each -> known.size());
      Optional<NeededLabel> needed = policies.get(place).needs();
      if (needed.isEmpty() || policies.size() <= FEW) {
        ofAnyLabel.add(place);
        continue;
      }
      ByValue same = ofLabel.computeIfAbsent(needed.get().key(), key -> new ByValue());
      same.all.add(place);
      for (String value : needed.get().values()) {
        same.places.computeIfAbsent(value, each -> new ArrayList<>()).add(place);
      }
    }
    this.distinct = known.size();
  }

  /** What is equal for policies that are for the same pods. */
  private static Object subject(Policy policy) {
    boolean comparable = policy.invalid().isEmpty() && policy.subject() instanceof Peers.Pods;
    return comparable ? policy.subject() : new Object();
  }

  /** Those that select a pod, and those of which it is not known, in their order. */
  Selection selecting(Endpoint pod) {
    @Nullable Answer[] answers = new @Nullable Answer[distinct];
    BitSet places = new BitSet();
    boolean certain = !pod.hostNetwork();
    for (int place : candidates(pod)) {
      int subject = subjects[place];
      Answer answer = answers[subject];
      if (answer == null) {
        answer = policies.get(place).selects(pod);
        answers[subject] = answer;
      }
      if (!answer.isNo()) {
        places.set(place);
        certain &= answer.isYes();
      }
    }
    return selections.computeIfAbsent(new Chosen(places, certain), this::select);
  }

  private Selection select(Chosen chosen) {
    return new Selection(policies, chosen.places, chosen.certain);
  }

  private List<Integer> candidates(Endpoint pod) {
    if (policies.size() <= FEW) {
      return ofAnyLabel;
    }
    List<Integer> candidates = new ArrayList<>(ofAnyLabel);
    ofLabel.forEach((key, same) -> candidates.addAll(candidates(pod.labels(), key, same)));
    Collections.sort(candidates);
    return candidates;
  }

  private static List<Integer> candidates(Labels labels, String key, ByValue same) {
    Optional<String> value = labels.get(key);
    if (value.isPresent()) {
      return same.places.getOrDefault(value.get(), List.of());
    }
    return labels.has(key).isNo() ? List.of() : same.all;
  }
}
