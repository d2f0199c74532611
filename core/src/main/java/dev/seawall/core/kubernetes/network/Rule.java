package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.asset.Asset;
import java.util.List;

/**
 * One rule of a policy: what happens to traffic with any of the peers on any of the ports. The
 * asset is the rule as it was written, for the evidence.
 */
public record Rule(Asset source, Action action, List<Peers> peers, List<Ports> ports) {
  /** What a rule does. */
  public enum Action {
    ALLOW,
    DENY,
    /** Leaves the decision to what counts less. */
    PASS
  }

  public Rule {
    peers = List.copyOf(peers);
    ports = List.copyOf(ports);
  }

  public Answer matches(Traffic traffic) {
    Answer peer = Answer.NO;
    for (Peers each : peers) {
      peer = peer.or(each.match(traffic.peer()));
    }
    if (peer.isNo()) {
      return peer;
    }
    Answer port = Answer.NO;
    for (Ports each : ports) {
      port = port.or(each.match(traffic));
    }
    return peer.and(port);
  }

  /** Whether no peer is left out. */
  public boolean isForEveryone() {
    return peers.stream().anyMatch(each -> each instanceof Peers.Everyone);
  }

  /** Whether no port of any protocol is left out. */
  public boolean isForEveryPort() {
    return ports.stream()
        .anyMatch(each -> each instanceof Ports.Every(String protocol) && protocol.equals("ANY"));
  }

  /** Whether no port but one is in it; a whole protocol is more than one. */
  public boolean isOnlyForPort(int port) {
    return !ports.isEmpty()
        && ports.stream()
            .allMatch(
                each ->
                    each instanceof Ports.Range(String protocol, int first, int last)
                        && first == port
                        && last == port);
  }

  /** Whether every pod of every namespace is among the peers, by a selector that says so. */
  public boolean isForEveryPod() {
    return peers.stream().anyMatch(each -> each instanceof Peers.Pods pods && pods.isEveryPod());
  }

  /** The addresses that rules of its kind name, together. */
  public AddressSet addresses() {
    AddressSet all = new AddressSet(List.of(), List.of());
    for (Peers each : peers) {
      if (each instanceof Peers.World) {
        return AddressSet.EVERYWHERE;
      }
      if (each instanceof Peers.Addresses(AddressSet found, boolean neverPods)) {
        all = all.with(found);
      }
    }
    return all;
  }
}
