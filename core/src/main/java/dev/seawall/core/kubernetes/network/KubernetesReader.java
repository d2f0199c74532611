package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code networking.k8s.io/v1} NetworkPolicy, with the defaults and the validation of the API
 * server, and the ApplicationNetworkPolicy of the VPC CNI, which adds domain names.
 */
final class KubernetesReader {
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
  private final Asset object;
  private final PolicyReader.PartMaker parts;

  KubernetesReader(Asset object, PolicyReader.PartMaker parts) {
    this.object = object;
    this.parts = parts;
  }

  Policy policy() {
    Optional<String> namespace = Optional.of(object.resource().namespace());
    return PolicyReader.guarded(
        object,
        Tier.ADDITIVE,
        () ->
            new Peers.Pods(
                namespace, Selector.EVERYTHING, LabelSelector.read(object, "spec", "podSelector")),
        new PolicyReader.Scope(namespace),
        subject ->
            new Policy(
                object,
                Tier.ADDITIVE,
                0,
                subject,
                side(Direction.INGRESS),
                side(Direction.EGRESS),
                Optional.empty()));
  }

  private Side side(Direction direction) {
    List<Rule> rules =
        object.parts(
            (path, content) -> rule(parts.part(object, path, content), direction),
            "spec",
            direction.field());
    boolean applies = applies(direction, rules);
    return new Side(applies, applies, applies ? rules : List.of());
  }

  /**
   * The API server fills {@code policyTypes} only when it is empty: Ingress always, Egress when
   * there is at least one egress rule ({@code SetDefaults_NetworkPolicy}).
   */
  private boolean applies(Direction direction, List<Rule> rules) {
    Fact<List<String>> types = object.texts("spec", "policyTypes");
    List<String> written = types.or(List.of());
    if (written.isEmpty()) {
      return direction == Direction.INGRESS || !rules.isEmpty();
    }
    for (String each : written) {
      if (!each.equals("Ingress") && !each.equals("Egress")) {
        throw new InvalidPolicyException("spec.policyTypes has " + each);
      }
    }
    return written.contains(direction.policyType());
  }

  private Rule rule(Asset rule, Direction direction) {
    List<Peers> peers =
        rule.parts(
            (path, content) -> peer(parts.part(rule, path, content)), direction.peersField());
    List<Ports> ports =
        rule.parts((path, content) -> port(parts.part(rule, path, content)), "ports");
    return new Rule(
        rule,
        Rule.Action.ALLOW,
        peers.isEmpty() ? List.of(new Peers.Everyone()) : peers,
        ports.isEmpty() ? List.of(new Ports.Every(Ports.ANY)) : ports);
  }

  private Peers peer(Asset peer) {
    boolean pods = isGiven(peer, "podSelector");
    boolean namespaces = isGiven(peer, "namespaceSelector");
    if (isGiven(peer, "domainNames")) {
      return new Peers.Unknowable("the addresses of domain names are not known");
    }
    if (isGiven(peer, "ipBlock")) {
      if (pods || namespaces) {
        throw new InvalidPolicyException(peer.path() + " has a selector beside ipBlock");
      }
      return block(peer);
    }
    if (!pods && !namespaces) {
      throw new InvalidPolicyException(peer.path() + " names no peer");
    }
    return new Peers.Pods(
        namespaces ? Optional.empty() : Optional.of(object.resource().namespace()),
        LabelSelector.read(peer, "namespaceSelector"),
        LabelSelector.read(peer, "podSelector"));
  }

  /** Set to anything: an empty selector selects everything, an absent one nothing of its own. */
  private static boolean isGiven(Asset asset, String key) {
    return asset.field(key).isSet();
  }

  private static Peers block(Asset peer) {
    String cidr = peer.text("ipBlock", "cidr").or("");
    Block block =
        Block.parse(cidr)
            .orElseThrow(
                () -> new InvalidPolicyException(peer.path() + ".ipBlock.cidr is " + cidr));
    List<Block> except = new ArrayList<>();
    for (String each : peer.texts("ipBlock", "except").or(List.of())) {
      Block excluded =
          Block.parse(each)
              .orElseThrow(
                  () -> new InvalidPolicyException(peer.path() + ".ipBlock.except has " + each));
      if (!block.contains(excluded) || block.prefix() == excluded.prefix()) {
        throw new InvalidPolicyException(
            peer.path() + ".ipBlock.except has " + each + ", which is no part of " + cidr);
      }
      except.add(excluded);
    }
    return new Peers.Addresses(new AddressSet(List.of(block), except), false);
  }

  private static Ports port(Asset part) {
    String protocol = part.text("protocol").or("TCP");
    if (!PROTOCOLS.contains(protocol)) {
      throw new InvalidPolicyException(part.path() + ".protocol is " + protocol);
    }
    Optional<Long> end = part.number("endPort").value();
    Value port = part.field("port").value().orElse(Null.NULL);
    return switch (port) {
      case Null none -> {
        if (end.isPresent()) {
          throw new InvalidPolicyException(part.path() + " has endPort without port");
        }
        yield new Ports.Every(protocol);
      }
      case Whole first -> range(part, protocol, first.number(), end.orElse(first.number()));
      case Text name -> {
        if (end.isPresent()) {
          throw new InvalidPolicyException(part.path() + " has endPort beside a port's name");
        }
        if (!name.text().matches("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
            || name.text().length() > 15) {
          throw new InvalidPolicyException(part.path() + ".port is " + name.text());
        }
        yield new Ports.Named(protocol, name.text());
      }
      case Mapping _, Sequence _, Bool _, Decimal _, Redacted _, Unresolved _ ->
          throw new InvalidPolicyException(part.path() + ".port is " + port.kindName());
    };
  }

  static Ports range(Asset part, String protocol, long first, long last) {
    if (first < 1 || first > 65535 || last > 65535) {
      throw new InvalidPolicyException(part.path() + " has a port that does not exist");
    }
    if (last < first) {
      throw new InvalidPolicyException(
          part.path() + " ends at port " + last + ", before it begins at " + first);
    }
    return new Ports.Range(protocol, (int) first, (int) last);
  }
}
