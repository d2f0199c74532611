package dev.seawall.core.kubernetes.network;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The peers that a rule is about. */
public sealed interface Peers {
  Answer match(Peer peer);

  /** Everyone, inside and outside the cluster. */
  record Everyone() implements Peers {
    @Override
    public Answer match(Peer peer) {
      return Answer.YES;
    }
  }

  /** Everything outside the cluster; {@code world} of Cilium. */
  record World() implements Peers {
    @Override
    public Answer match(Peer peer) {
      return switch (peer) {
        case Peer.Pod pod -> Answer.NO;
        case Peer.Address address -> Answer.YES;
      };
    }
  }

  /** Nodes and the control plane: no pod, and no address that is known. */
  record Hosts() implements Peers {
    @Override
    public Answer match(Peer peer) {
      return switch (peer) {
        case Peer.Pod(Endpoint pod) ->
            pod.hostNetwork() ? Answer.unknown("a pod of the node's network") : Answer.NO;
        case Peer.Address(Block address) ->
            Answer.unknown("whether " + address + " is a node's is not known");
      };
    }
  }

  /** Pods, by their namespace (empty when it does not matter), its labels and their own labels. */
  record Pods(Optional<String> namespace, Selector namespaces, Selector pods)
      implements Peers, Policy.Subject {
    private static final String OF_CALICO = "projectcalico.org/";

    @Override
    public Answer match(Peer peer) {
      return switch (peer) {
        case Peer.Address address -> Answer.NO;
        case Peer.Pod(Endpoint pod) -> {
          Answer selected = selects(pod);
          yield pod.hostNetwork() && !selected.isNo()
              ? Answer.unknown("whether a selector reaches a pod of the node's network differs")
              : selected;
        }
      };
    }

    @Override
    public Answer selects(Endpoint pod) {
      if (namespace.isPresent() && !namespace.get().equals(pod.namespace())) {
        return Answer.NO;
      }
      Answer inNamespace = namespaces.matches(namespaceLabels(pod));
      return inNamespace.isNo() ? inNamespace : inNamespace.and(pods.matches(labels(pod)));
    }

    /** Of the labels that pods have themselves. */
    @Override
    public Optional<NeededLabel> needs() {
      return pods.needs().filter(each -> !each.key().startsWith(OF_CALICO));
    }

    /** Whether no pod of the same namespace as this one can be among them. */
    public boolean isOfOtherNamespaceThan(Endpoint pod) {
      if (namespace.isPresent()) {
        return !namespace.get().equals(pod.namespace());
      }
      return namespaces.matches(namespaceLabels(pod)).isNo();
    }

    /** With those that Calico adds to a pod. */
    private static Labels labels(Endpoint pod) {
      return pod.labels()
          .with(
              Map.of(
                  "projectcalico.org/namespace", pod.namespace(),
                  "projectcalico.org/orchestrator", "k8s",
                  "projectcalico.org/serviceaccount", pod.serviceAccount()));
    }

    private static Labels namespaceLabels(Endpoint pod) {
      return pod.namespaceLabels().with(Map.of("projectcalico.org/name", pod.namespace()));
    }

    /** Whether it selects every pod of every namespace. */
    boolean isEveryPod() {
      return namespace.isEmpty() && namespaces.isEverything() && pods.isEverything();
    }
  }

  /** Addresses. Whether they reach pods of the cluster too depends on the network plugin. */
  record Addresses(AddressSet addresses, boolean neverPods) implements Peers {
    @Override
    public Answer match(Peer peer) {
      return switch (peer) {
        case Peer.Address(Block address) -> Answer.of(addresses.contains(address));
        case Peer.Pod pod -> {
          if (neverPods || addresses.isEmpty()) {
            yield Answer.NO;
          }
          yield Answer.unknown("whether " + addresses + " reaches pods depends on the plugin");
        }
      };
    }
  }

  /** All of several conditions. */
  record All(List<Peers> conditions) implements Peers {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public Answer match(Peer peer) {
      Answer all = Answer.YES;
      for (Peers each : conditions) {
        all = all.and(each.match(peer));
      }
      return all;
    }
  }

  /** Everyone but. */
  record Not(Peers excluded) implements Peers {
    @Override
    public Answer match(Peer peer) {
      return excluded.match(peer).not();
    }
  }

  /** Whoever it is, it cannot be told from here. */
  record Unknowable(String reason) implements Peers {
    @Override
    public Answer match(Peer peer) {
      return Answer.unknown(reason);
    }
  }
}
