package dev.seawall.core.kubernetes.network;

import dev.seawall.core.asset.Asset;
import java.util.List;
import java.util.Optional;

/**
 * A network policy of any API, read. A policy that its API would refuse, or that cannot be
 * evaluated, keeps the reason: what it selects is then not known to be isolated, nor to be open.
 */
public record Policy(
    Asset source,
    Tier tier,
    double order,
    Subject subject,
    Side ingress,
    Side egress,
    Optional<String> invalid) {
  /** When a policy counts, first to last. */
  public enum Tier {
    /** Before all others, by priority. */
    ADMIN,
    /** All policies together: what none of them allows is denied. */
    ADDITIVE,
    /** As additive, but rule by rule in an order; Calico. */
    ORDERED,
    /** Where none of the others covers a pod. */
    BASELINE
  }

  /** The pods that a policy is for. */
  @FunctionalInterface
  public interface Subject {
    Answer selects(Endpoint pod);

    /** A label without which a pod is not among them, where there is one. */
    default Optional<NeededLabel> needs() {
      return Optional.empty();
    }
  }

  /** What a policy says of one direction. Where it isolates, what no rule allows is denied. */
  public record Side(boolean applies, boolean isolates, List<Rule> rules) {
    static final Side NONE = new Side(false, false, List.of());

    public Side {
      rules = List.copyOf(rules);
    }
  }

  public Side side(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /** Whether it is for a pod. */
  public Answer selects(Endpoint pod) {
    if (pod.hostNetwork()) {
      return Answer.NO;
    }
    Answer selected = subject.selects(pod);
    if (invalid.isPresent() && !selected.isNo()) {
      return Answer.unknown(name() + ": " + invalid.get());
    }
    return selected;
  }

  /** Whether what it says of a direction concerns a pod. */
  Answer concerns(Endpoint pod, Direction direction) {
    if (invalid.isEmpty() && !side(direction).applies()) {
      return Answer.NO;
    }
    return selects(pod);
  }

  /** A label without which a pod is not selected, where there is one. */
  public Optional<NeededLabel> needs() {
    return subject.needs();
  }

  /** {@code NetworkPolicy shop/default-deny}. */
  public String name() {
    return source.resource().toString();
  }
}
