package dev.seawall.core.kubernetes;

import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Part;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.core.kubernetes.network.Endpoint;
import dev.seawall.core.kubernetes.network.EndpointIndex;
import dev.seawall.core.kubernetes.network.Labels;
import dev.seawall.core.kubernetes.network.NeededLabel;
import dev.seawall.core.kubernetes.network.Peer;
import dev.seawall.core.kubernetes.network.Peers;
import dev.seawall.core.kubernetes.network.Policies;
import dev.seawall.core.kubernetes.network.Policy;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.value.VaryingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the network policies of a cluster say of its pods. Traffic between a pod and its own node,
 * which no NetworkPolicy can stop, is not asked about; whether the cluster's network plugin
 * enforces policies at all is another question.
 */
public final class Network {
  /** The label that the API server sets on every namespace, to its name. */
  public static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private static final String BY_CONTROLLER = "its controller sets it on the pods";
  private final Cluster cluster;
  private final Policies policies;
  private final Map<String, Policies> ofFolders = new HashMap<>();
  private @Nullable Map<String, EndpointIndex> endpoints;
  private @Nullable List<String> nodeAddresses;
  private final Map<PodTemplate, PodOnNetwork> pods = new ConcurrentHashMap<>();
  private final Map<List<String>, List<Peer>> outside = new ConcurrentHashMap<>();
  private final Map<Shape, PodOnNetwork> shapes = new ConcurrentHashMap<>();
  private final Map<String, Labels> namespaces = new ConcurrentHashMap<>();

  /** The pods of a namespace by the value of a label. */
  private final Map<LabelKey, Map<String, List<PodTemplate>>> podsByLabel =
      new ConcurrentHashMap<>();

  private record LabelKey(String namespace, String key) {}

  /** All of a pod that policies can see. */
  private record Shape(
      Policies policies,
      boolean isPod,
      String namespace,
      Map<String, String> labels,
      String serviceAccount,
      boolean hostNetwork,
      List<Endpoint.Port> ports) {}

  Network(Cluster cluster) {
    this.cluster = cluster;
    List<Policy> named = new ArrayList<>();
    Map<String, List<Policy>> unnamed = new HashMap<>();
    for (NetworkPolicy each : cluster.all(NetworkPolicy.class)) {
      try {
        boolean hasNamespace = !each.namespace().isEmpty() || each.isClusterWide();
        List<Policy> place =
            hasNamespace
                ? named
                : unnamed.computeIfAbsent(folder(each.document()), f -> new ArrayList<>());
        place.addAll(each.policies());
      } catch (UnresolvedFactException notReadable) {
        // its own checks tell; what cannot be read selects nothing that could be named
        continue;
      }
    }
    this.policies = new Policies(named);
    unnamed.forEach(
        (folder, own) -> {
          List<Policy> all = new ArrayList<>(named);
          all.addAll(own);
          ofFolders.put(folder, new Policies(all));
        });
  }

  /**
   * The policies that may be for a pod. Files that write no namespace belong together when they lie
   * in one folder: they are applied to one namespace, which is another for another folder.
   */
  private Policies policiesFor(PodTemplate pod) {
    return pod.namespace().isEmpty()
        ? ofFolders.getOrDefault(folder(pod.document()), policies)
        : policies;
  }

  private static String folder(Document document) {
    return switch (document.origin()) {
      case Origin.File file ->
          file.relative().substring(0, Math.max(0, file.relative().lastIndexOf('/')));
      case Origin.Api api -> "";
    };
  }

  /** Whether what no rule allows is denied to a pod. Never so for pods of the node's network. */
  public Answer isolation(PodTemplate pod, Direction direction) {
    return onNetwork(pod).isolation(direction);
  }

  /** Whether policies let a pod open a connection to an address that is not a pod's. */
  public Answer mayReach(PodTemplate pod, String address, int port, String protocol) {
    return mayReachAll(pod, List.of(address), port, protocol);
  }

  /** Whether policies let a pod open a connection to each of some addresses outside of pods. */
  public Answer mayReachAll(PodTemplate pod, List<String> addresses, int port, String protocol) {
    List<Peer> peers = outside.computeIfAbsent(addresses, Network::outside);
    return onNetwork(pod).mayReachAll(peers, port, protocol);
  }

  private static List<Peer> outside(List<String> addresses) {
    return addresses.stream().map(Network::outside).toList();
  }

  /** Whether the policies for both let a pod open a connection to another. */
  public Answer mayReach(PodTemplate pod, PodTemplate other, int port, String protocol) {
    Endpoint from = endpoint(pod);
    Endpoint to = endpoint(other);
    return allow(pod, Direction.EGRESS, new Peer.Pod(to), port, protocol)
        .and(allow(other, Direction.INGRESS, new Peer.Pod(from), port, protocol));
  }

  /** Whether policies let an address that is not a pod's open a connection to a pod. */
  public Answer mayBeReachedFrom(PodTemplate pod, String address, int port, String protocol) {
    return allow(pod, Direction.INGRESS, outside(address), port, protocol);
  }

  private Answer allow(PodTemplate pod, Direction direction, Peer peer, int port, String protocol) {
    return onNetwork(pod).allow(direction, peer, port, protocol);
  }

  private static Peer outside(String address) {
    return new Peer.Address(
        Block.ofAddress(address)
            .orElseThrow(() -> new IllegalArgumentException(address + " is no address")));
  }

  /**
   * Whether it may be said of a pod that no policy is for it: everything of the cluster is known,
   * or at least a policy of its namespace was given, or one that selects it.
   */
  public boolean isKnownFor(PodTemplate pod) {
    return cluster.isWhole()
        || policiesFor(pod).hasAnyFor(pod.namespace())
        || onNetwork(pod).isSelected();
  }

  /** Whether a rule lets a pod connect to, or be connected from, everywhere on every port. */
  public boolean isWideOpen(PodTemplate pod, Direction direction) {
    return onNetwork(pod).isWideOpen(direction).isYes();
  }

  /** Whether the policies of an object select any pod at all. */
  public Answer selectsAny(NetworkPolicy object) {
    Map<String, EndpointIndex> all = endpoints();
    Answer any = Answer.NO;
    for (Policy policy : object.policies()) {
      for (Map.Entry<String, EndpointIndex> each : all.entrySet()) {
        if (!object.isClusterWide() && !each.getKey().equals(object.namespace())) {
          continue;
        }
        for (Endpoint pod : each.getValue().podsThatMayHave(policy.needs())) {
          any = any.or(policy.selects(pod));
          if (any.isYes()) {
            return any;
          }
        }
      }
    }
    return any;
  }

  /** Whether any pod is one of these peers. */
  public Answer isAnyPod(Peers peers) {
    Answer any = Answer.NO;
    for (EndpointIndex each : endpoints().values()) {
      Optional<NeededLabel> needed = Optional.empty();
      if (peers instanceof Peers.Pods some) {
        if (some.isOfOtherNamespaceThan(each.pods().getFirst())) {
          continue;
        }
        needed = some.needs();
      }
      for (Endpoint pod : each.podsThatMayHave(needed)) {
        any = any.or(peers.match(new Peer.Pod(pod)));
        if (any.isYes()) {
          return any;
        }
      }
    }
    return any;
  }

  /** All pods by their namespace, alike ones once; made when first asked for. */
  private synchronized Map<String, EndpointIndex> endpoints() {
    if (endpoints == null) {
      Set<PodOnNetwork> distinct = new LinkedHashSet<>();
      cluster.podTemplates().forEach(pod -> distinct.add(onNetwork(pod)));
      Map<String, List<Endpoint>> all = new TreeMap<>();
      for (PodOnNetwork each : distinct) {
        all.computeIfAbsent(each.endpoint().namespace(), n -> new ArrayList<>())
            .add(each.endpoint());
      }
      endpoints = new TreeMap<>();
      for (Map.Entry<String, List<Endpoint>> each : all.entrySet()) {
        endpoints.put(each.getKey(), new EndpointIndex(each.getValue()));
      }
    }
    return endpoints;
  }

  /** The internal addresses of the nodes that are known. */
  public synchronized List<String> nodeAddresses() {
    if (nodeAddresses == null) {
      nodeAddresses = List.copyOf(readNodeAddresses());
    }
    return nodeAddresses;
  }

  private List<String> readNodeAddresses() {
    List<String> addresses = new ArrayList<>();
    for (KubernetesObject node : cluster.objects(Types.NODES)) {
      node.parts(
          (path, content) -> {
            Part address = new Part(node, path, content);
            if (address.text("type").is("InternalIP")) {
              address
                  .text("address")
                  .value()
                  .filter(each -> Block.ofAddress(each).isPresent())
                  .ifPresent(addresses::add);
            }
            return address;
          },
          "status",
          "addresses");
    }
    return addresses;
  }

  /** The pods of a namespace that have all of some labels, as far as their labels are known. */
  public List<PodTemplate> podsWith(String namespace, Map<String, String> labels) {
    List<PodTemplate> fewest = cluster.podTemplates(namespace);
    for (Map.Entry<String, String> each : labels.entrySet()) {
      List<PodTemplate> pods =
          podsByLabel
              .computeIfAbsent(new LabelKey(namespace, each.getKey()), this::byValue)
              .getOrDefault(each.getValue(), List.of());
      fewest = pods.size() < fewest.size() ? pods : fewest;
    }
    return fewest.stream()
        .filter(
            pod ->
                labels.entrySet().stream()
                    .allMatch(
                        each ->
                            endpoint(pod)
                                .labels()
                                .get(each.getKey())
                                .equals(Optional.of(each.getValue()))))
        .toList();
  }

  private Map<String, List<PodTemplate>> byValue(LabelKey label) {
    Map<String, List<PodTemplate>> pods = new HashMap<>();
    for (PodTemplate pod : cluster.podTemplates(label.namespace)) {
      endpoint(pod)
          .labels()
          .get(label.key)
          .ifPresent(value -> pods.computeIfAbsent(value, v -> new ArrayList<>()).add(pod));
    }
    return pods;
  }

  /** A pod as policies see it. */
  public Endpoint endpoint(PodTemplate pod) {
    return onNetwork(pod).endpoint();
  }

  private PodOnNetwork onNetwork(PodTemplate pod) {
    PodTemplate common = pod.common();
    if (common != null) {
      try {
        return remembered(common);
      } catch (VaryingException differs) {
        // Such as the pods of a StatefulSet, each of which has a label of its own.
        return remembered(pod);
      }
    }
    return remembered(pod);
  }

  private PodOnNetwork remembered(PodTemplate pod) {
    PodOnNetwork known = pods.get(pod);
    return known == null
        ? pods.computeIfAbsent(pod, each -> shapes.computeIfAbsent(shapeOf(each), this::describe))
        : known;
  }

  private Shape shapeOf(PodTemplate pod) {
    List<Endpoint.Port> ports = new ArrayList<>();
    for (Container container : pod.containers()) {
      container.parts(
          (path, content) -> {
            Part port = new Part(container, path, content);
            ports.add(
                new Endpoint.Port(
                    port.text("name").or(""),
                    port.number("containerPort").or(0L),
                    port.text("protocol").or("TCP")));
            return port;
          },
          "ports");
    }
    return new Shape(
        policiesFor(pod),
        pod.isPod(),
        pod.namespace(),
        pod.labels(),
        pod.serviceAccountName().or("default"),
        pod.hostNetwork().is(true),
        ports);
  }

  private PodOnNetwork describe(Shape shape) {
    Labels labels =
        shape.isPod()
            ? Labels.of(shape.labels())
            : Labels.of(shape.labels(), Likeness.OWN_LABELS, BY_CONTROLLER);
    Endpoint endpoint =
        new Endpoint(
            shape.namespace(),
            labelsOf(shape.namespace()),
            labels,
            shape.serviceAccount(),
            shape.hostNetwork(),
            shape.ports());
    return new PodOnNetwork(shape.policies(), endpoint);
  }

  private Labels labelsOf(String namespace) {
    return namespaces.computeIfAbsent(namespace, this::readLabels);
  }

  private Labels readLabels(String namespace) {
    if (namespace.isEmpty()) {
      return Labels.atLeast(Map.of(), "the namespace is not written");
    }
    Map<String, String> name = Map.of(NAMESPACE_NAME, namespace);
    return cluster
        .object(Types.NAMESPACES, "", namespace)
        .map(found -> Labels.of(withName(found.labels(), name)))
        .orElseGet(() -> Labels.atLeast(name, "Namespace " + namespace + " was not given"));
  }

  private static Map<String, String> withName(
      Map<String, String> labels, Map<String, String> name) {
    Map<String, String> all = new HashMap<>(labels);
    all.putAll(name);
    return all;
  }
}
