package dev.seawall.core.kubernetes;

import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Endpoint;
import dev.seawall.core.kubernetes.network.Peer;
import dev.seawall.core.kubernetes.network.Policies;
import dev.seawall.core.kubernetes.network.Policy;
import dev.seawall.core.kubernetes.network.Rule;
import dev.seawall.core.kubernetes.network.Selection;
import dev.seawall.core.kubernetes.network.Traffic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pods that no policy can tell apart, with the policies that may be for them. What was asked once
 * is remembered, because many pods are alike and many checks ask the same.
 */
final class PodOnNetwork {
  private final Policies policies;
  private final Endpoint endpoint;
  private final Map<Object, Answer> answers = new HashMap<>();
  private @Nullable Selection selection;

  private record WideOpen(Direction direction) {}

  private record Destination(List<Peer> peers, int port, String protocol) {}

  PodOnNetwork(Policies policies, Endpoint endpoint) {
    this.policies = policies;
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  private List<Policy> selecting() {
    return selection().policies();
  }

  boolean isSelected() {
    return !selection().isEmpty();
  }

  private synchronized Selection selection() {
    if (selection == null) {
      selection = policies.selecting(endpoint);
    }
    return selection;
  }

  Answer isolation(Direction direction) {
    return remembered(direction, () -> Policies.isolation(selecting(), endpoint, direction));
  }

  /** Whether a rule lets it connect to, or be connected from, everywhere on every port. */
  Answer isWideOpen(Direction direction) {
    return selection()
        .remembered(new WideOpen(direction), () -> Answer.of(hasOpenRule(selecting(), direction)));
  }

  private static boolean hasOpenRule(List<Policy> policies, Direction direction) {
    return policies.stream()
        .flatMap(policy -> policy.side(direction).rules().stream())
        .anyMatch(
            rule ->
                rule.action() == Rule.Action.ALLOW
                    && rule.isForEveryone()
                    && rule.isForEveryPort());
  }

  /** Whether it may open a connection to every one of these addresses, which are no pod's. */
  Answer mayReachAll(List<Peer> peers, int port, String protocol) {
    Destination destination = new Destination(peers, port, protocol);
    return remembered(destination, () -> ask(destination));
  }

  /** What policies that certainly select a pod say of the outside, they say of all such pods. */
  private Answer remembered(Object question, Supplier<Answer> asked) {
    if (selection().isCertain()) {
      return selection().remembered(question, asked);
    }
    synchronized (this) {
      Answer known = answers.get(question);
      if (known == null) {
        known = asked.get();
        answers.put(question, known);
      }
      return known;
    }
  }

  private Answer ask(Destination destination) {
    Answer all = Answer.YES;
    for (Peer each : destination.peers()) {
      all = all.and(allow(Direction.EGRESS, each, destination.port(), destination.protocol()));
      if (all.isNo()) {
        return all;
      }
    }
    return all;
  }

  Answer allow(Direction direction, Peer peer, int port, String protocol) {
    return Policies.allow(selecting(), new Traffic(endpoint, direction, peer, port, protocol));
  }
}
