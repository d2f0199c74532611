package dev.seawall.core.kubernetes.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.NetworkPolicy;
import dev.seawall.testkit.Snapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked up by a label is what comparing with each finds, in the same order. */
class PolicyIndexTest {
  private static final String POLICY =
      """
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: p%d, namespace: shop}
      spec: {podSelector: %s}
      """;
  private static final List<String> SELECTORS =
      List.of(
          "{}",
          "{matchLabels: {a: '1'}}",
          "{matchLabels: {b: '2', a: '1'}}",
          "{matchLabels: {projectcalico.org/namespace: shop}}",
          "{matchExpressions: [{key: a, operator: In, values: ['1', '2']}]}",
          "{matchExpressions: [{key: a, operator: NotIn, values: ['1']}]}",
          "{matchExpressions: [{key: b, operator: Exists}]}",
          "{matchExpressions: [{key: b, operator: DoesNotExist}], matchLabels: {a: '2'}}",
          "{matchExpressions: [{key: a, operator: Wrong, values: ['1']}]}",
          "{matchLabels: {hash: x}}");

  private static List<Policy> policies(Random random) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      String selector = SELECTORS.get(random.nextInt(SELECTORS.size()));
      yaml.append(POLICY.formatted(i, selector));
    }
    List<Policy> policies = new ArrayList<>();
    for (NetworkPolicy each :
        new Inventory(Snapshots.cluster(yaml.toString())).cluster().all(NetworkPolicy.class)) {
      policies.addAll(each.policies());
    }
    return policies;
  }

  private static Endpoint pod(Random random) {
    Map<String, String> labels = new HashMap<>();
    for (String key : List.of("a", "b", "c")) {
      if (random.nextBoolean()) {
        labels.put(key, String.valueOf(1 + random.nextInt(3)));
      }
    }
    Labels own =
        switch (random.nextInt(3)) {
          case 0 -> Labels.of(labels);
          case 1 -> Labels.of(labels, Set.of("hash", "a"), "its controller sets it");
          default -> Labels.atLeast(labels, "not written");
        };
    Labels namespace = Labels.of(Map.of());
    return new Endpoint("shop", namespace, own, "default", random.nextInt(9) == 0, List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void policiesOfAPodAreThoseThatComparingFinds(long seed) {
    Random random = new Random(seed);
    List<Policy> policies = policies(random);
    assertThat(policies).hasSize(60);
    PolicyIndex index = new PolicyIndex(policies);
    for (int i = 0; i < 200; i++) {
      Endpoint pod = pod(random);
      Selection selection = index.selecting(pod);
      List<Policy> compared = policies.stream().filter(each -> !each.selects(pod).isNo()).toList();
      assertThat(selection.policies()).as(pod.toString()).isEqualTo(compared);
      assertThat(selection.isCertain())
          .as(pod.toString())
          .isEqualTo(
              !pod.hostNetwork() && compared.stream().allMatch(each -> each.selects(pod).isYes()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void podsOfAPolicyAreThoseThatComparingFinds(long seed) {
    Random random = new Random(seed);
    List<Endpoint> pods = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      pods.add(pod(random));
    }
    EndpointIndex index = new EndpointIndex(pods);
    for (Policy policy : policies(random)) {
      Optional<NeededLabel> needed = policy.needs();
      List<Endpoint> candidates = index.podsThatMayHave(needed);
      assertThat(pods).containsSubsequence(candidates);
      assertThat(candidates.stream().filter(each -> !policy.selects(each).isNo()))
          .containsExactlyElementsOf(
              pods.stream().filter(each -> !policy.selects(each).isNo()).toList());
    }
  }
}
