package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import dev.seawall.core.kubernetes.network.Rule.Action;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code cilium.io/v2} policies. They add up with NetworkPolicy, a deny wins over every
 * allow, and a direction with at least one rule is denied by default unless {@code
 * enableDefaultDeny} says otherwise.
 */
final class CiliumReader {
  private static final String NAMESPACE = "io.kubernetes.pod.namespace";
  private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
  private static final List<String> NOT_EVALUATED =
      List.of("fromRequires", "toRequires", "toServices", "toFQDNs", "toGroups", "fromGroups");
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP", "ANY");
  private final Asset rule;
  private final PolicyReader.PartMaker parts;
  private final Optional<String> namespace;

  private CiliumReader(Asset rule, PolicyReader.PartMaker parts, boolean clusterwide) {
    this.rule = rule;
    this.parts = parts;
    this.namespace = clusterwide ? Optional.empty() : Optional.of(rule.resource().namespace());
  }

  /** An object may have one {@code spec} and a list {@code specs}. */
  static List<Policy> policies(Asset object, PolicyReader.PartMaker parts, boolean clusterwide) {
    List<Policy> policies = new ArrayList<>();
    Fact<Value> spec = object.field("spec");
    if (!spec.isUnresolved() && spec.isSet()) {
      Asset rule = parts.part(object, spec.path(), spec.value().orElseThrow());
      policies.add(new CiliumReader(rule, parts, clusterwide).policy());
    }
    policies.addAll(
        object.parts(
            (path, content) ->
                new CiliumReader(parts.part(object, path, content), parts, clusterwide).policy(),
            "specs"));
    return policies;
  }

  private Policy policy() {
    return PolicyReader.guarded(
        rule,
        Tier.ADDITIVE,
        () -> rule.field("nodeSelector").isSet() ? pod -> Answer.NO : subject(),
        new PolicyReader.Scope(namespace),
        subject ->
            new Policy(
                rule,
                Tier.ADDITIVE,
                0,
                subject,
                side(Direction.INGRESS),
                side(Direction.EGRESS),
                Optional.empty()));
  }

  private Policy.Subject subject() {
    if (!rule.field("endpointSelector").isSet()) {
      throw new InvalidPolicyException(rule.path() + " has no endpointSelector");
    }
    Peers.Pods pods = endpoints(rule, "endpointSelector");
    return new Peers.Pods(namespace, pods.namespaces(), pods.pods());
  }

  private Side side(Direction direction) {
    List<Rule> rules = new ArrayList<>();
    for (boolean deny : new boolean[] {false, true}) {
      rules.addAll(
          rule.parts(
              (path, content) -> rule(parts.part(rule, path, content), direction, deny),
              direction.field() + (deny ? "Deny" : "")));
    }
    boolean isolates = rule.flag("enableDefaultDeny", direction.field()).or(!rules.isEmpty());
    return new Side(isolates || !rules.isEmpty(), isolates, rules);
  }

  private Rule rule(Asset each, Direction direction, boolean deny) {
    String way = direction == Direction.INGRESS ? "from" : "to";
    List<Peers> peers = new ArrayList<>();
    boolean named = false;
    if (each.field(way + "Endpoints").isSet()) {
      named = true;
      peers.addAll(
          each.parts((path, content) -> peer(parts.part(each, path, content)), way + "Endpoints"));
    }
    if (each.field(way + "Entities").isSet()) {
      named = true;
      for (String entity : each.texts(way + "Entities").or(List.of())) {
        peers.add(entity(entity));
      }
    }
    if (each.field(way + "CIDR").isSet()) {
      named = true;
      for (String cidr : each.texts(way + "CIDR").or(List.of())) {
        peers.add(new Peers.Addresses(new AddressSet(List.of(block(cidr)), List.of()), true));
      }
    }
    if (each.field(way + "CIDRSet").isSet()) {
      named = true;
      peers.addAll(
          each.parts((path, content) -> block(parts.part(each, path, content)), way + "CIDRSet"));
    }
    if (each.field(way + "Nodes").isSet()) {
      named = true;
      peers.add(new Peers.Hosts());
    }
    for (String key : NOT_EVALUATED) {
      if (each.field(key).isSet()) {
        named = true;
        peers.add(new Peers.Unknowable(key + " is not evaluated"));
      }
    }
    boolean ports = each.field("toPorts").isSet() || each.field("icmps").isSet();
    if (!named && ports) {
      peers.add(new Peers.Everyone());
    }
    return new Rule(each, deny ? Action.DENY : Action.ALLOW, peers, ports(each, ports));
  }

  private List<Ports> ports(Asset each, boolean given) {
    if (!given) {
      return List.of(new Ports.Every(Ports.ANY));
    }
    List<Ports> ports = new ArrayList<>();
    each.parts(
        (path, content) -> {
          Asset group = parts.part(each, path, content);
          List<Ports> of = group.parts((at, port) -> port(parts.part(group, at, port)), "ports");
          ports.addAll(of);
          if (of.isEmpty()) {
            ports.add(new Ports.Every(Ports.ANY));
          }
          return group;
        },
        "toPorts");
    return ports;
  }

  private static Ports port(Asset part) {
    String protocol = part.text("protocol").or("ANY");
    String port = part.scalar("port").or("");
    if (!PROTOCOLS.contains(protocol)) {
      return new Ports.Unknowable(part.path() + ".protocol is " + protocol);
    }
    if (port.matches("[a-z]([a-z0-9-]*[a-z0-9])?")) {
      return new Ports.Named(protocol, port);
    }
    if (!port.matches("\\d{1,5}")) {
      throw new InvalidPolicyException(part.path() + ".port is " + port);
    }
    long first = Long.parseLong(port);
    if (first == 0) {
      return new Ports.Every(protocol);
    }
    long end = part.number("endPort").or(0L);
    return KubernetesReader.range(part, protocol, first, end == 0 ? first : end);
  }

  private Peers peer(Asset part) {
    try {
      return endpoints(part);
    } catch (InvalidPolicyException notEvaluated) {
      return new Peers.Unknowable(String.valueOf(notEvaluated.getMessage()));
    }
  }

  private static Block block(String cidr) {
    return Block.parse(cidr)
        .or(() -> Block.ofAddress(cidr))
        .orElseThrow(() -> new InvalidPolicyException(cidr + " is no block of addresses"));
  }

  private static Peers block(Asset part) {
    if (!part.field("cidr").isSet()) {
      return new Peers.Unknowable(part.path() + " refers to a group of addresses");
    }
    List<Block> except = new ArrayList<>();
    for (String each : part.texts("except").or(List.of())) {
      except.add(block(each));
    }
    Block cidr = block(part.text("cidr").or(""));
    return new Peers.Addresses(new AddressSet(List.of(cidr), except), true);
  }

  private static Peers entity(String entity) {
    return switch (entity) {
      case "all" -> new Peers.Everyone();
      case "world" -> new Peers.World();
      case "world-ipv4" ->
          new Peers.Addresses(new AddressSet(List.of(Block.ALL_IPV4), List.of()), true);
      case "world-ipv6" ->
          new Peers.Addresses(new AddressSet(List.of(Block.ALL_IPV6), List.of()), true);
      case "cluster" -> new Peers.Pods(Optional.empty(), Selector.EVERYTHING, Selector.EVERYTHING);
      case "none" -> new Peers.Not(new Peers.Everyone());
      case "host", "remote-node", "kube-apiserver", "health", "init", "ingress", "unmanaged" ->
          new Peers.Hosts();
      default -> new Peers.Unknowable("entity " + entity + " is not known");
    };
  }

  /**
   * An endpoint selector: labels of the pod and, by their long names, of its namespace. One that
   * names no namespace means that of a policy that has one.
   */
  private Peers.Pods endpoints(Asset asset, String... keys) {
    LabelSelector all = LabelSelector.read(asset, CiliumReader::plain, keys);
    List<LabelSelector.Requirement> pods = new ArrayList<>();
    List<LabelSelector.Requirement> namespaces = new ArrayList<>();
    for (LabelSelector.Requirement each : all.requirements()) {
      if (each.key().startsWith("reserved") || each.key().startsWith("io.cilium.k8s.policy.")) {
        throw new InvalidPolicyException("the label " + each.key() + " is not evaluated");
      }
      if (each.key().equals(NAMESPACE)) {
        namespaces.add(renamed(each, "kubernetes.io/metadata.name"));
      } else if (each.key().startsWith(NAMESPACE_LABELS)) {
        namespaces.add(renamed(each, each.key().substring(NAMESPACE_LABELS.length())));
      } else {
        pods.add(each);
      }
    }
    return new Peers.Pods(
        namespaces.isEmpty() ? namespace : Optional.empty(),
        new LabelSelector(namespaces),
        new LabelSelector(pods));
  }

  private static LabelSelector.Requirement renamed(LabelSelector.Requirement each, String key) {
    return new LabelSelector.Requirement(key, each.operator(), each.values());
  }

  /** Without the source of the label. */
  private static String plain(String key) {
    for (String source : List.of("k8s:", "any:")) {
      if (key.startsWith(source)) {
        return key.substring(source.length());
      }
    }
    return key;
  }
}
