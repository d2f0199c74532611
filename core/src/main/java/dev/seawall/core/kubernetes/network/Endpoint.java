package dev.seawall.core.kubernetes.network;

import java.util.List;

/**
 * A pod as policies see it. Pods of the node's network have the node's address: no policy for pods
 * covers them.
 */
public record Endpoint(
    String namespace,
    Labels namespaceLabels,
    Labels labels,
    String serviceAccount,
    boolean hostNetwork,
    List<Port> ports) {
  /**
   * A port that a container declares, as it is written: files have numbers that the API server
   * would refuse. The name is empty when it has none.
   */
  public record Port(String name, long number, String protocol) {}

  public Endpoint {
    ports = List.copyOf(ports);
  }
}
