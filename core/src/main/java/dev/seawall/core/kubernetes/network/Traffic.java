package dev.seawall.core.kubernetes.network;

import java.util.Optional;

/** A connection that a pod opens or accepts. The port is the destination's. */
public record Traffic(Endpoint pod, Direction direction, Peer peer, int port, String protocol) {
  /** The pod that the port is of, if it is one. */
  Optional<Endpoint> destination() {
    if (direction == Direction.INGRESS) {
      return Optional.of(pod);
    }
    return peer instanceof Peer.Pod(Endpoint endpoint) ? Optional.of(endpoint) : Optional.empty();
  }
}
