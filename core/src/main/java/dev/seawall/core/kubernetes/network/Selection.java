package dev.seawall.core.kubernetes.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The policies that select a pod or may do so. Many pods have the same, and where it is certain
 * that they select the pod, what they say of traffic to the outside is the same for each.
 */
public final class Selection {
  private final List<Places> selected;
  private final boolean certain;
  private final Map<Object, Answer> answers = new ConcurrentHashMap<>();

  /** Some of a list of policies: of thousands of policies each pod may have thousands of others. */
  private record Places(List<Policy> all, BitSet selected) {}

  private Selection(List<Places> selected, boolean certain) {
    this.selected = selected;
    this.certain = certain;
  }

  /** Those at some places of a list, neither of which changes any more. */
  Selection(List<Policy> all, BitSet selected, boolean certain) {
    this(List.of(new Places(all, selected)), certain);
  }

  /** This one's policies and then another's. */
  Selection and(Selection other) {
    List<Places> both = new ArrayList<>(selected);
    both.addAll(other.selected);
    return new Selection(both, certain && other.certain);
  }

  public boolean isEmpty() {
    return selected.stream().allMatch(each -> each.selected.isEmpty());
  }

  /** The policies, in a list that is made anew. */
  public List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    for (Places each : selected) {
      for (int i = each.selected.nextSetBit(0); i >= 0; i = each.selected.nextSetBit(i + 1)) {
        policies.add(each.all.get(i));
      }
    }
    return policies;
  }

  /** Whether each of them selects the pod for certain. */
  public boolean isCertain() {
    return certain;
  }

  /** The answer to a question that is the same for all pods of this selection. */
  public Answer remembered(Object question, Supplier<Answer> asked) {
    Answer known = answers.get(question);
    if (known == null) {
      known = asked.get();
      answers.put(question, known);
    }
    return known;
  }
}
