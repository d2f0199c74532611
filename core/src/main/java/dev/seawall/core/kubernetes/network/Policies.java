package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.Block;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network policies of a cluster and what they decide together: first those of administrators by
 * priority, then all others, then the baseline, and without any of them everything is open.
 */
public final class Policies {
  /** Where NetworkPolicy stands among the ordered policies of Calico. */
  private static final double KUBERNETES_ORDER = 1000;

  /** No namespace can be called so. */
  private static final String EVERY_NAMESPACE = "*";

  private final Map<String, List<Policy>> ofNamespace = new HashMap<>();
  private final List<Policy> ofCluster = new ArrayList<>();
  private final Map<String, PolicyIndex> indexes = new ConcurrentHashMap<>();
  private final Map<List<Selection>, Selection> both = new ConcurrentHashMap<>();

  public Policies(List<Policy> policies) {
    for (Policy each : policies) {
      String namespace = each.source().resource().namespace();
      if (PolicyReader.isClusterWide(each.source().resource().kind())) {
        ofCluster.add(each);
      } else {
        ofNamespace.computeIfAbsent(namespace, n -> new ArrayList<>()).add(each);
      }
    }
  }

  /** Whether there is a policy of a namespace. */
  public boolean hasAnyFor(String namespace) {
    return ofNamespace.containsKey(namespace);
  }

  /** The policies that select a pod, and those of which it is not known. */
  public Selection selecting(Endpoint pod) {
    Selection ofAll = indexOf(EVERY_NAMESPACE).selecting(pod);
    if (!ofNamespace.containsKey(pod.namespace())) {
      return ofAll;
    }
    Selection own = indexOf(pod.namespace()).selecting(pod);
    return ofCluster.isEmpty()
        ? own
        : both.computeIfAbsent(List.of(own, ofAll), each -> own.and(ofAll));
  }

  private PolicyIndex indexOf(String namespace) {
    return indexes.computeIfAbsent(
        namespace,
        each ->
            new PolicyIndex(
                each.equals(EVERY_NAMESPACE)
                    ? ofCluster
                    : ofNamespace.getOrDefault(each, List.of())));
  }

  /**
   * Whether what no rule allows is denied to a pod in a direction: by a policy that isolates it, or
   * by a rule that denies everybody everything.
   *
   * @param policies those that select the pod or may do so
   */
  public static Answer isolation(List<Policy> policies, Endpoint pod, Direction direction) {
    Answer isolated = Answer.NO;
    for (Policy each : policies) {
      Answer concerns = each.concerns(pod, direction);
      if (concerns.isNo()) {
        continue;
      }
      Side side = each.side(direction);
      if (each.invalid().isPresent() || side.isolates() || deniesAll(side, direction)) {
        isolated = isolated.or(concerns);
      }
    }
    return isolated;
  }

  /** For ingress it is enough to deny every pod: these APIs have no other peers there. */
  private static boolean deniesAll(Side side, Direction direction) {
    for (Rule rule : side.rules()) {
      boolean everyone =
          rule.isForEveryone()
              || (direction == Direction.INGRESS
                  ? rule.isForEveryPod()
                  : rule.addresses().contains(Block.ALL_IPV4));
      if (rule.action() == Rule.Action.DENY && rule.isForEveryPort() && everyone) {
        return true;
      }
    }
    return false;
  }

  /** Whether the policies for the one pod of a connection let it pass. */
  public static Answer allow(List<Policy> all, Traffic traffic) {
    if (traffic.pod().hostNetwork()) {
      return Answer.YES;
    }
    Answer baseline = byPriority(traffic, of(all, Tier.BASELINE), Answer.YES, Answer.YES);
    Answer others = others(traffic, all, baseline);
    return byPriority(traffic, of(all, Tier.ADMIN), others, others);
  }

  private static List<Policy> of(List<Policy> all, Tier tier) {
    return all.stream().filter(each -> each.tier() == tier).toList();
  }

  /**
   * The first rule that matches decides. Of policies with the same priority any may be the first:
   * where that matters the answer is not known.
   */
  private static Answer byPriority(
      Traffic traffic, List<Policy> policies, Answer passed, Answer otherwise) {
    Map<Double, List<Policy>> groups = new TreeMap<>(Comparator.reverseOrder());
    for (Policy each : policies) {
      groups.computeIfAbsent(each.order(), order -> new ArrayList<>()).add(each);
    }
    Answer answer = otherwise;
    for (List<Policy> group : groups.values()) {
      Answer after = answer;
      Answer merged = null;
      for (Policy policy : group) {
        if (!mayMatch(traffic, policy)) {
          continue;
        }
        Answer one = firstMatch(traffic, List.of(policy), passed, after);
        if (merged != null && merged.kind() != one.kind()) {
          merged = Answer.unknown("policies of one priority disagree");
          break;
        }
        merged = one;
      }
      answer = merged == null ? after : merged;
    }
    return answer;
  }

  private static boolean mayMatch(Traffic traffic, Policy policy) {
    return !policy.concerns(traffic.pod(), traffic.direction()).isNo()
        && (policy.invalid().isPresent()
            || policy.side(traffic.direction()).rules().stream()
                .anyMatch(rule -> !rule.matches(traffic).isNo()));
  }

  private static Answer firstMatch(
      Traffic traffic, List<Policy> policies, Answer passed, Answer otherwise) {
    Answer answer = otherwise;
    for (Policy policy : policies.reversed()) {
      Answer concerns = policy.concerns(traffic.pod(), traffic.direction());
      if (concerns.isNo()) {
        continue;
      }
      if (policy.invalid().isPresent()) {
        answer = concerns;
        continue;
      }
      for (Rule rule : policy.side(traffic.direction()).rules().reversed()) {
        answer = result(rule, passed).when(concerns.and(rule.matches(traffic)), answer);
      }
    }
    return answer;
  }

  private static Answer result(Rule rule, Answer passed) {
    return switch (rule.action()) {
      case ALLOW -> Answer.YES;
      case DENY -> Answer.NO;
      case PASS -> passed;
    };
  }

  private static Answer others(Traffic traffic, List<Policy> all, Answer baseline) {
    List<Policy> ordered = concerning(traffic, of(all, Tier.ORDERED));
    List<Policy> additive = concerning(traffic, of(all, Tier.ADDITIVE));
    if (ordered.isEmpty()) {
      return together(traffic, additive, baseline);
    }
    List<Policy> sequence = new ArrayList<>(ordered);
    sequence.addAll(additive);
    sequence.sort(
        Comparator.comparingDouble(Policies::orderOf)
            .thenComparing(each -> each.source().resource()));
    Answer applied = Answer.NO;
    for (Policy each : sequence) {
      if (!each.source().resource().group().endsWith("projectcalico.org")
          && !each.source().resource().kind().equals("NetworkPolicy")) {
        return Answer.unknown(
            each.name() + " is of another network plugin than " + ordered.getFirst().name());
      }
      applied = applied.or(each.concerns(traffic.pod(), traffic.direction()));
    }
    return firstMatch(traffic, sequence, baseline, Answer.NO.when(applied, baseline));
  }

  private static double orderOf(Policy policy) {
    return policy.tier() == Tier.ADDITIVE ? KUBERNETES_ORDER : policy.order();
  }

  private static List<Policy> concerning(Traffic traffic, List<Policy> policies) {
    return policies.stream()
        .filter(each -> !each.concerns(traffic.pod(), traffic.direction()).isNo())
        .toList();
  }

  /** A deny wins; what is not allowed is denied to a pod that is isolated. */
  private static Answer together(Traffic traffic, List<Policy> policies, Answer baseline) {
    Answer denied = Answer.NO;
    Answer allowed = Answer.NO;
    Answer isolated = Answer.NO;
    for (Policy policy : policies) {
      Answer concerns = policy.concerns(traffic.pod(), traffic.direction());
      if (policy.invalid().isPresent()) {
        allowed = allowed.or(concerns);
        isolated = isolated.or(concerns);
        continue;
      }
      Side side = policy.side(traffic.direction());
      isolated = side.isolates() ? isolated.or(concerns) : isolated;
      for (Rule rule : side.rules()) {
        Answer matches = concerns.and(rule.matches(traffic));
        if (rule.action() == Rule.Action.DENY) {
          denied = denied.or(matches);
        } else {
          allowed = allowed.or(matches);
        }
      }
    }
    return denied.not().and(allowed.or(isolated.not().and(baseline)));
  }
}
