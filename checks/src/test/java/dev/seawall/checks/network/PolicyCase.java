package dev.seawall.checks.network;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.testkit.Snapshots;
import java.util.List;

/** A namespace {@code shop} with a few pods, and policies to ask about. */
record PolicyCase(Cluster cluster) {
  /** Specifications that no API server takes. */
  static final List<String> REFUSED =
      List.of(
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}",
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/33}}]}]}",
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 010.0.0.x/8}}]}]}",
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0, except:"
              + " [0.0.0.0/0]}}]}]}",
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except:"
              + " [11.0.0.0/9]}}]}]}",
          "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]}",
          "{podSelector: {}, ingress: [{from: [{}]}]}",
          "{podSelector: {}, ingress: [{ports: [{port: 90, endPort: 80}]}]}",
          "{podSelector: {}, ingress: [{ports: [{endPort: 80}]}]}",
          "{podSelector: {}, ingress: [{ports: [{port: http, endPort: 80}]}]}",
          "{podSelector: {}, ingress: [{ports: [{port: 0}]}]}",
          "{podSelector: {}, ingress: [{ports: [{port: 80, protocol: ICMP}]}]}",
          "{podSelector: {}, policyTypes: [ingress]}",
          "{podSelector: {matchExpressions: [{key: app, operator: Is, values: [web]}]}}",
          "{podSelector: {matchExpressions: [{key: app, operator: In}]}}",
          "{podSelector: {matchExpressions: [{key: app, operator: Exists, values: [x]}]}}",
          "{podSelector: {matchLabels: [app]}}",
          "{podSelector: {}, ingress: all}");

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
