package dev.seawall.core.kubernetes.network;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The policies that select a pod or may do so. Many pods have the same, and where it is certain
 * that they select the pod, what they say of traffic to the outside is the same for each.
 */
public final class Selection {
  private final List<Policy> policies;
  private final boolean certain;
  private final Map<Object, Answer> answers = new ConcurrentHashMap<>();

  Selection(List<Policy> policies, boolean certain) {
    this.policies = List.copyOf(policies);
    this.certain = certain;
  }

  public List<Policy> policies() {
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
