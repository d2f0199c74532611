package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.Block;

/** The other side of a connection. */
public sealed interface Peer {
  /** A pod of the cluster. */
  record Pod(Endpoint endpoint) implements Peer {}

  /** An address that is not a pod's. */
  record Address(Block address) implements Peer {}
}
