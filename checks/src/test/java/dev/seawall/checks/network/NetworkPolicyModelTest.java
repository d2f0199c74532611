package dev.seawall.checks.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random NetworkPolicies, decided by the engine and by a model that is as plain as the API's text:
 * a pair of pods may talk if both sides allow it, a side allows everything unless a policy covers
 * it, and then what any rule of any of them names.
 */
class NetworkPolicyModelTest {
  private static final List<String> NAMESPACES = List.of("a", "b");
  private static final List<String> APPS = List.of("web", "api", "db");

  private record Pod(String namespace, String app) {}

  /** A peer: a namespace or any (null: the policy's own), an app or any. */
  private record Peer(boolean anyNamespace, String namespace, String app) {
    boolean is(Pod pod, String own) {
      String wanted = namespace.isEmpty() ? own : namespace;
      return (anyNamespace || wanted.equals(pod.namespace()))
          && (app.isEmpty() || app.equals(pod.app()));
    }

    String yaml() {
      String pods = app.isEmpty() ? "{}" : "{matchLabels: {app: " + app + "}}";
      if (anyNamespace) {
        return "{namespaceSelector: {}, podSelector: " + pods + "}";
      }
      return namespace.isEmpty()
          ? "{podSelector: " + pods + "}"
          : "{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name,"
              + " operator: In, values: ["
              + namespace
              + "]}]}, podSelector: "
              + pods
              + "}";
    }
  }

  private record Rule(List<Peer> peers, int first, int last) {
    boolean allows(Pod pod, String own, int port) {
      return (peers.isEmpty() || peers.stream().anyMatch(each -> each.is(pod, own)))
          && (first == 0 || (first <= port && port <= last));
    }
  }

  private record Policy(
      String namespace, String app, boolean egress, List<Rule> rules, boolean typed) {
    boolean covers(Pod pod, boolean outward) {
      boolean writes = egress == outward;
      boolean byDefault = !typed && (!outward || (egress && !rules.isEmpty()));
      return namespace.equals(pod.namespace())
          && (app.isEmpty() || app.equals(pod.app()))
          && (typed ? writes : byDefault);
    }

    boolean allows(Pod other, boolean outward, int port) {
      return egress == outward
          && rules.stream().anyMatch(each -> each.allows(other, namespace, port));
    }
  }

  private static boolean model(List<Policy> policies, Pod from, Pod to, int port) {
    return side(policies, from, to, true, port) && side(policies, to, from, false, port);
  }

  private static boolean side(
      List<Policy> policies, Pod pod, Pod other, boolean outward, int port) {
    List<Policy> covering = policies.stream().filter(p -> p.covers(pod, outward)).toList();
    return covering.isEmpty() || covering.stream().anyMatch(p -> p.allows(other, outward, port));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void theEngineAgreesWithThePlainModel(long seed) {
    Random random = new Random(seed);
    int yes = 0;
    int no = 0;
    for (int round = 0; round < 40; round++) {
      List<Policy> policies = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        policies.add(policy(random));
      }
      String yaml = yaml(policies);
      Cluster cluster = new Inventory(Snapshots.files(yaml)).cluster();
      Map<String, PodTemplate> pods = new TreeMap<>();
      cluster.podTemplates().forEach(p -> pods.put(p.namespace() + "/" + p.object().name(), p));
      for (String from : pods.keySet()) {
        for (String to : pods.keySet()) {
          int port = List.of(80, 443, 8080).get(random.nextInt(3));
          boolean expected = model(policies, pod(from), pod(to), port);
          Answer answer = cluster.network().mayReach(pods.get(from), pods.get(to), port, "TCP");
          assertThat(answer)
              .as("%s to %s:%d under%n%s", from, to, port, yaml)
              .isEqualTo(Answer.of(expected));
          yes += expected ? 1 : 0;
          no += expected ? 0 : 1;
        }
      }
      for (Map.Entry<String, PodTemplate> each : pods.entrySet()) {
        boolean covered = policies.stream().anyMatch(p -> p.covers(pod(each.getKey()), true));
        assertThat(cluster.network().isolation(each.getValue(), Direction.EGRESS))
            .isEqualTo(Answer.of(covered));
      }
    }
    assertThat(yes).as("allowed").isGreaterThan(100);
    assertThat(no).as("denied").isGreaterThan(100);
  }

  private static Pod pod(String name) {
    int slash = name.indexOf('/');
    return new Pod(name.substring(0, slash), name.substring(slash + 1));
  }

  private static Policy policy(Random random) {
    List<Rule> rules = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Peer> peers = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        peers.add(
            new Peer(
                random.nextInt(4) == 0,
                random.nextBoolean() ? "" : any(random, NAMESPACES),
                random.nextInt(3) == 0 ? "" : any(random, APPS)));
      }
      int first = random.nextBoolean() ? 0 : 80;
      rules.add(new Rule(peers, first, random.nextBoolean() ? 80 : 443));
    }
    return new Policy(
        any(random, NAMESPACES),
        random.nextInt(3) == 0 ? "" : any(random, APPS),
        random.nextBoolean(),
        rules,
        random.nextInt(4) > 0);
  }

  private static String any(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String yaml(List<Policy> policies) {
    StringBuilder yaml = new StringBuilder();
    for (String namespace : NAMESPACES) {
      for (String app : APPS) {
        yaml.append("apiVersion: v1\nkind: Pod\nmetadata: {name: ")
            .append(app)
            .append(", namespace: ")
            .append(namespace)
            .append(", labels: {app: ")
            .append(app)
            .append("}}\nspec: {containers: [{name: c, image: i}]}\n---\n");
      }
    }
    int number = 0;
    for (Policy policy : policies) {
      yaml.append("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p")
          .append(number++)
          .append(", namespace: ")
          .append(policy.namespace())
          .append("}\nspec:\n  podSelector: ")
          .append(policy.app().isEmpty() ? "{}" : "{matchLabels: {app: " + policy.app() + "}}");
      if (policy.typed()) {
        yaml.append("\n  policyTypes: [").append(policy.egress() ? "Egress]" : "Ingress]");
      }
      yaml.append(policy.egress() ? "\n  egress:" : "\n  ingress:");
      yaml.append(policy.rules().isEmpty() ? " []" : "");
      for (Rule rule : policy.rules()) {
        yaml.append("\n    - ").append(policy.egress() ? "to: [" : "from: [");
        yaml.append(String.join(", ", rule.peers().stream().map(Peer::yaml).toList())).append(']');
        if (rule.first() > 0) {
          yaml.append("\n      ports: [{port: ").append(rule.first());
          yaml.append(", endPort: ").append(rule.last()).append("}]");
        }
      }
      yaml.append("\n---\n");
    }
    return yaml.toString();
  }
}
