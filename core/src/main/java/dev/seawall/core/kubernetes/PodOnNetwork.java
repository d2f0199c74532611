package dev.seawall.core.kubernetes;

import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Endpoint;
import dev.seawall.core.kubernetes.network.Peer;
import dev.seawall.core.kubernetes.network.Policies;
import dev.seawall.core.kubernetes.network.Policy;
import dev.seawall.core.kubernetes.network.Traffic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pods that no policy can tell apart, with the policies that may be for them. What was asked once
 * is remembered, because many pods are alike and many checks ask the same.
 */
final class PodOnNetwork {
  private final Policies policies;
  private final Endpoint endpoint;
  private final Map<Direction, Answer> isolation = new EnumMap<>(Direction.class);
  private final Map<Destination, Answer> reached = new HashMap<>();
  private @Nullable Policies own;

  private record Destination(List<Peer> peers, int port, String protocol) {}

  PodOnNetwork(Policies policies, Endpoint endpoint) {
    this.policies = policies;
    this.endpoint = endpoint;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  List<Policy> selecting() {
    return own().selecting(endpoint);
  }

  /** Of many policies of a namespace few are for one pod. */
  private synchronized Policies own() {
    if (own == null) {
      own = policies.of(endpoint);
    }
    return own;
  }

  synchronized Answer isolation(Direction direction) {
    return isolation.computeIfAbsent(direction, d -> own().isolation(endpoint, d));
  }

  /** Whether it may open a connection to every one of these. */
  synchronized Answer mayReachAll(List<Peer> peers, int port, String protocol) {
    return reached.computeIfAbsent(new Destination(peers, port, protocol), this::ask);
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
    return own().allow(new Traffic(endpoint, direction, peer, port, protocol));
  }
}
