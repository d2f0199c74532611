package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import dev.seawall.core.kubernetes.network.Rule.Action;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads NetworkPolicy and GlobalNetworkPolicy of Calico ({@code projectcalico.org/v3} and the same
 * in {@code crd.projectcalico.org/v1}), in the default tier.
 */
final class CalicoReader {
  private static final Map<String, String> NUMBERS =
      Map.of("6", "TCP", "17", "UDP", "132", "SCTP", "1", "ICMP", "58", "ICMPv6");
  private final Asset object;
  private final PolicyReader.PartMaker parts;
  private final Optional<String> namespace;

  CalicoReader(Asset object, PolicyReader.PartMaker parts, boolean global) {
    this.object = object;
    this.parts = parts;
    this.namespace = global ? Optional.empty() : Optional.of(object.resource().namespace());
  }

  Policy policy() {
    return PolicyReader.guarded(
        object,
        Tier.ORDERED,
        this::subject,
        new PolicyReader.Scope(namespace),
        subject ->
            new Policy(
                object,
                Tier.ORDERED,
                order(),
                subject,
                side(Direction.INGRESS),
                side(Direction.EGRESS),
                Optional.empty()));
  }

  private Policy.Subject subject() {
    if (object.flag("spec", "preDNAT").or(false) || object.flag("spec", "doNotTrack").or(false)) {
      return pod -> Answer.NO;
    }
    Peers.Pods pods =
        new Peers.Pods(
            namespace,
            expression(object, "spec", "namespaceSelector"),
            expression(object, "spec", "selector"));
    String accounts = object.text("spec", "serviceAccountSelector").or("");
    if (accounts.isBlank()) {
      return pods;
    }
    Answer unknown = Answer.unknown("serviceAccountSelector is not evaluated");
    return pod -> pods.selects(pod).and(unknown);
  }

  private static Selector expression(Asset asset, String... keys) {
    return CalicoSelector.parse(asset.text(keys).or(""));
  }

  /** Lower counts first; none counts last. */
  private double order() {
    String tier = object.text("spec", "tier").or("default");
    if (!tier.equals("default")) {
      throw new InvalidPolicyException("the order of tier " + tier + " is not known");
    }
    Fact<String> order = object.scalar("spec", "order");
    try {
      return order.isSet() ? Double.parseDouble(order.or("")) : Double.POSITIVE_INFINITY;
    } catch (NumberFormatException e) {
      throw new InvalidPolicyException("spec.order is " + order.or(""));
    }
  }

  private Side side(Direction direction) {
    List<Rule> rules = new ArrayList<>();
    object.parts(
        (path, content) -> {
          Asset rule = parts.part(object, path, content);
          read(rule, direction).ifPresent(rules::add);
          return rule;
        },
        "spec",
        direction.field());
    boolean applies = applies(direction);
    return new Side(applies, applies, applies ? rules : List.of());
  }

  /** Without {@code types}: the directions that have rules, and ingress when there are none. */
  private boolean applies(Direction direction) {
    List<String> types = object.texts("spec", "types").or(List.of());
    if (!types.isEmpty()) {
      return types.contains(direction.policyType());
    }
    return direction == Direction.EGRESS
        ? hasRules("egress")
        : hasRules("ingress") || !hasRules("egress");
  }

  private boolean hasRules(String field) {
    return object.field("spec", field).value().orElse(Sequence.EMPTY) instanceof Sequence rules
        && rules.length() > 0;
  }

  /** A rule that only logs decides nothing. */
  private Optional<Rule> read(Asset rule, Direction direction) {
    String word = rule.text("action").or("");
    Action action =
        switch (word) {
          case "Allow" -> Action.ALLOW;
          case "Deny" -> Action.DENY;
          case "Pass" -> Action.PASS;
          case "Log" -> Action.ALLOW;
          default -> throw new InvalidPolicyException(rule.path() + ".action is " + word);
        };
    if (word.equals("Log")) {
      return Optional.empty();
    }
    boolean ingress = direction == Direction.INGRESS;
    List<Peers> conditions = peer(rule, ingress ? "source" : "destination");
    String own = ingress ? "destination" : "source";
    for (String key : List.of("nets", "notNets", "selector", "notSelector", "namespaceSelector")) {
      if (rule.field(own, key).isSet()) {
        conditions.add(new Peers.Unknowable(own + "." + key + " is not evaluated"));
      }
    }
    for (String key : List.of("notProtocol", "http", "icmp", "notICMP")) {
      if (rule.field(key).isSet()) {
        conditions.add(new Peers.Unknowable(key + " is not evaluated"));
      }
    }
    if (rule.field("ipVersion").isSet()) {
      Block all = rule.number("ipVersion").is(6L) ? Block.ALL_IPV6 : Block.ALL_IPV4;
      conditions.add(new Peers.Addresses(new AddressSet(List.of(all), List.of()), false));
    }
    Peers peers =
        switch (conditions.size()) {
          case 0 -> new Peers.Everyone();
          case 1 -> conditions.getFirst();
          default -> new Peers.All(conditions);
        };
    return Optional.of(new Rule(rule, action, List.of(peers), ports(rule)));
  }

  private List<Peers> peer(Asset rule, String side) {
    List<Peers> conditions = new ArrayList<>();
    List<String> nets = rule.texts(side, "nets").or(List.of());
    if (!nets.isEmpty()) {
      conditions.add(addresses(nets));
    }
    List<String> notNets = rule.texts(side, "notNets").or(List.of());
    if (!notNets.isEmpty()) {
      conditions.add(new Peers.Not(addresses(notNets)));
    }
    boolean selector = rule.field(side, "selector").isSet();
    boolean namespaces = rule.field(side, "namespaceSelector").isSet();
    if (selector || namespaces) {
      conditions.add(pods(rule, side, namespaces, "selector"));
    }
    if (rule.field(side, "notSelector").isSet()) {
      conditions.add(new Peers.Not(pods(rule, side, namespaces, "notSelector")));
    }
    for (String key : List.of("serviceAccounts", "services", "domains")) {
      if (rule.field(side, key).isSet()) {
        conditions.add(new Peers.Unknowable(side + "." + key + " is not evaluated"));
      }
    }
    return conditions;
  }

  private static Peers addresses(List<String> nets) {
    List<Block> blocks = new ArrayList<>();
    for (String each : nets) {
      blocks.add(
          Block.parse(each)
              .or(() -> Block.ofAddress(each))
              .orElseThrow(() -> new InvalidPolicyException(each + " is no block of addresses")));
    }
    return new Peers.Addresses(new AddressSet(blocks, List.of()), false);
  }

  /** A selector without a namespace selector stays in the namespace of a policy that has one. */
  private Peers.Pods pods(Asset rule, String side, boolean anyNamespace, String selector) {
    return new Peers.Pods(
        anyNamespace ? Optional.empty() : namespace,
        expression(rule, side, "namespaceSelector"),
        expression(rule, side, selector));
  }

  private static List<Ports> ports(Asset rule) {
    String protocol = rule.scalar("protocol").or(Ports.ANY);
    String name = NUMBERS.getOrDefault(protocol, protocol);
    if (rule.field("source", "ports").isSet()
        || rule.field("source", "notPorts").isSet()
        || rule.field("destination", "notPorts").isSet()) {
      return List.of(new Ports.Unknowable("ports of the source, or excluded, are not evaluated"));
    }
    Value list = rule.field("destination", "ports").value().orElse(Null.NULL);
    if (!(list instanceof Sequence ports) || ports.length() == 0) {
      return List.of(new Ports.Every(name));
    }
    List<Ports> read = new ArrayList<>();
    for (Value each : ports.items()) {
      read.add(port(rule, name, each));
    }
    return read;
  }

  private static Ports port(Asset rule, String protocol, Value port) {
    String text =
        port instanceof Whole || port instanceof Text ? String.valueOf(port) : "not a port";
    if (text.matches("\\d{1,5}(:\\d{1,5})?")) {
      int colon = text.indexOf(':');
      long first = Long.parseLong(colon < 0 ? text : text.substring(0, colon));
      long last = colon < 0 ? first : Long.parseLong(text.substring(colon + 1));
      return KubernetesReader.range(rule, protocol, first, last);
    }
    if (text.matches("[a-zA-Z0-9_.-]{1,128}")) {
      return new Ports.Named(protocol, text);
    }
    throw new InvalidPolicyException(rule.path() + " has the port " + text);
  }
}
