package dev.seawall.checks.network;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.testkit.Snapshots;

/** A namespace {@code shop} with a few pods, and policies to ask about. */
record PolicyCase(Cluster cluster) {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop, labels: {team: web}}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web, tier: front}}
      spec:
        containers:
          - {name: c, image: i, ports: [{name: http, containerPort: 8080}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {containers: [{name: c, image: i, ports: [{name: sql, containerPort: 5432}]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: prober, namespace: monitoring, labels: {app: prober}}
      spec: {containers: [{name: c, image: i}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: node, namespace: shop, labels: {app: node}}
      spec: {hostNetwork: true, containers: [{name: c, image: i}]}
      ---
      """;

  static PolicyCase of(String policies) {
    return new PolicyCase(new Inventory(Snapshots.files(PODS + policies)).cluster());
  }

  /** A NetworkPolicy of the namespace with this specification. */
  static PolicyCase ofSpec(String spec) {
    return of(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
            + "metadata: {name: p, namespace: shop}\nspec:\n"
            + spec.indent(2));
  }

  PodTemplate pod(String name) {
    return cluster.podTemplates().stream()
        .filter(each -> each.object().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Answer isolation(String pod, Direction direction) {
    return cluster.network().isolation(pod(pod), direction);
  }

  /** Whether one pod may connect to another; numbers in a name mean an address. */
  Answer reach(String from, String to, int port) {
    return reach(from, to, port, "TCP");
  }

  Answer reach(String from, String to, int port, String protocol) {
    if (to.contains(".") || to.contains(":")) {
      return cluster.network().mayReach(pod(from), to, port, protocol);
    }
    if (from.contains(".") || from.contains(":")) {
      return cluster.network().mayBeReachedFrom(pod(to), from, port, protocol);
    }
    return cluster.network().mayReach(pod(from), pod(to), port, protocol);
  }
}
