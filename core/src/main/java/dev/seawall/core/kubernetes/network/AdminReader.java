package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.network.Policy.Side;
import dev.seawall.core.kubernetes.network.Policy.Tier;
import dev.seawall.core.kubernetes.network.Rule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the cluster-wide policies that count before and after NetworkPolicy: AdminNetworkPolicy and
 * BaselineAdminNetworkPolicy ({@code policy.networking.k8s.io/v1alpha1}) and ClusterNetworkPolicy,
 * of the same group and of the VPC CNI ({@code networking.k8s.aws/v1alpha1}).
 */
final class AdminReader {
  private static final double LAST_PRIORITY = 1000;
  private final Asset object;
  private final PolicyReader.PartMaker parts;

  AdminReader(Asset object, PolicyReader.PartMaker parts) {
    this.object = object;
    this.parts = parts;
  }

  Policy policy() {
    return PolicyReader.guarded(
        object,
        Tier.ADMIN,
        () -> pods(object, "spec", "subject"),
        new PolicyReader.Scope(Optional.empty()),
        subject ->
            new Policy(
                object,
                tier(),
                priority(),
                subject,
                side(Direction.INGRESS),
                side(Direction.EGRESS),
                Optional.empty()));
  }

  private Tier tier() {
    return switch (object.resource().kind()) {
      case "AdminNetworkPolicy" -> Tier.ADMIN;
      case "BaselineAdminNetworkPolicy" -> Tier.BASELINE;
      default ->
          switch (object.text("spec", "tier").or("")) {
            case "Admin" -> Tier.ADMIN;
            case "Baseline" -> Tier.BASELINE;
            default -> throw new InvalidPolicyException("spec.tier is neither Admin nor Baseline");
          };
    };
  }

  private double priority() {
    if (object.resource().kind().equals("BaselineAdminNetworkPolicy")) {
      return 0;
    }
    long priority = object.number("spec", "priority").or(-1L);
    if (priority < 0 || priority > LAST_PRIORITY) {
      throw new InvalidPolicyException("spec.priority is not from 0 to 1000");
    }
    return priority;
  }

  private Side side(Direction direction) {
    List<Rule> rules =
        object.parts(
            (path, content) -> rule(parts.part(object, path, content), direction),
            "spec",
            direction.field());
    return new Side(!rules.isEmpty(), false, rules);
  }

  private Rule rule(Asset rule, Direction direction) {
    String word = rule.text("action").or("");
    Action action =
        switch (word) {
          case "Allow", "Accept" -> Action.ALLOW;
          case "Deny" -> Action.DENY;
          case "Pass" -> Action.PASS;
          default -> throw new InvalidPolicyException(rule.path() + ".action is " + word);
        };
    List<Peers> peers =
        rule.parts(
            (path, content) -> peer(parts.part(rule, path, content)), direction.peersField());
    if (peers.isEmpty()) {
      throw new InvalidPolicyException(rule.path() + " names no peer");
    }
    List<Ports> ports = new ArrayList<>();
    ports.addAll(rule.parts((path, content) -> port(parts.part(rule, path, content)), "ports"));
    ports.addAll(
        rule.parts((path, content) -> protocol(parts.part(rule, path, content)), "protocols"));
    return new Rule(
        rule, action, peers, ports.isEmpty() ? List.of(new Ports.Every(Ports.ANY)) : ports);
  }

  private Peers peer(Asset peer) {
    if (peer.field("networks").isSet()) {
      List<Block> blocks = new ArrayList<>();
      for (String each : peer.texts("networks").or(List.of())) {
        blocks.add(
            Block.parse(each)
                .orElseThrow(
                    () -> new InvalidPolicyException(peer.path() + ".networks has " + each)));
      }
      return new Peers.Addresses(new AddressSet(blocks, List.of()), false);
    }
    if (peer.field("nodes").isSet()) {
      return new Peers.Hosts();
    }
    if (peer.field("domainNames").isSet()) {
      return new Peers.Unknowable("the addresses of domain names are not known");
    }
    return pods(peer);
  }

  /** {@code namespaces} or {@code pods}: exactly one of them. */
  private static Peers.Pods pods(Asset asset, String... above) {
    if (asset.field(below(above, "namespaces")).isSet()) {
      return new Peers.Pods(
          Optional.empty(),
          LabelSelector.read(asset, below(above, "namespaces")),
          Selector.EVERYTHING);
    }
    if (asset.field(below(above, "pods")).isSet()) {
      return new Peers.Pods(
          Optional.empty(),
          LabelSelector.read(asset, below(above, "pods", "namespaceSelector")),
          LabelSelector.read(asset, below(above, "pods", "podSelector")));
    }
    throw new InvalidPolicyException(
        (asset.path().depth() == 0 ? "spec.subject" : asset.path())
            + " has neither namespaces nor pods");
  }

  private static String[] below(String[] above, String... keys) {
    List<String> all = new ArrayList<>(List.of(above));
    all.addAll(List.of(keys));
    return all.toArray(new String[0]);
  }

  private static Ports port(Asset port) {
    if (port.field("portNumber").isSet()) {
      long number = port.number("portNumber", "port").or(0L);
      String protocol = port.text("portNumber", "protocol").or("TCP");
      return KubernetesReader.range(port, protocol, number, number);
    }
    if (port.field("portRange").isSet()) {
      return KubernetesReader.range(
          port,
          port.text("portRange", "protocol").or("TCP"),
          port.number("portRange", "start").or(0L),
          port.number("portRange", "end").or(0L));
    }
    if (port.field("namedPort").isSet()) {
      return new Ports.Named(Ports.ANY, port.text("namedPort").or(""));
    }
    return new Ports.Unknowable(port.path() + " is of a form that is not known");
  }

  /** The form of v1alpha2: {@code tcp.destinationPort.number}, {@code destinationNamedPort}. */
  private static Ports protocol(Asset part) {
    if (part.field("destinationNamedPort").isSet()) {
      return new Ports.Named(Ports.ANY, part.text("destinationNamedPort").or(""));
    }
    for (String each : List.of("tcp", "udp", "sctp")) {
      if (part.field(each).isSet()) {
        long number = part.number(each, "destinationPort", "number").or(0L);
        if (number > 0) {
          return KubernetesReader.range(part, each, number, number);
        }
        if (part.field(each, "destinationPort", "range").isSet()) {
          return KubernetesReader.range(
              part,
              each,
              part.number(each, "destinationPort", "range", "start").or(0L),
              part.number(each, "destinationPort", "range", "end").or(0L));
        }
        return new Ports.Every(each);
      }
    }
    return new Ports.Unknowable(part.path() + " is of a form that is not known");
  }
}
