package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Indexes;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Subject;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Kubernetes objects of a snapshot and the relations between them. Each index is made once,
 * when first asked for. Safe for use by several threads.
 */
public final class Cluster {
  private final Snapshot snapshot;
  private final boolean read;
  private final List<KubernetesObject> objects;
  private final Map<ResourceId, KubernetesObject> byId;
  private final Map<ResourceType, List<KubernetesObject>> byType = new HashMap<>();
  private final Map<Class<?>, List<? extends Asset>> assets = new ConcurrentHashMap<>();
  private final Indexes<Cluster> indexes = new Indexes<>(this);
  private final Map<Subject, PodRights> rights = new ConcurrentHashMap<>();
  private final Map<Subject, GivenRights> given = new ConcurrentHashMap<>();
  private final Map<String, Problem> malformed = new ConcurrentSkipListMap<>();
  private @Nullable List<PodTemplate> podTemplates;

  public Cluster(Snapshot snapshot) {
    this.snapshot = snapshot;
    List<KubernetesObject> all =
        snapshot.documents().parallelStream()
            .filter(document -> !AwsResource.isOne(document.value()))
            .flatMap(Cluster::readings)
            .sorted(Cluster::compare)
            .toList();
    this.objects = all;
    CompletableFuture<Map<ResourceId, KubernetesObject>> identities =
        CompletableFuture.supplyAsync(() -> byId(all));
    this.read =
        !all.isEmpty()
            || snapshot.scope().complete().stream().anyMatch(type -> !AwsTypes.isOne(type))
            || snapshot.gaps().stream().anyMatch(gap -> !AwsTypes.isOne(gap.type()));
    for (KubernetesObject object : all) {
      object
          .type()
          .ifPresent(type -> byType.computeIfAbsent(type, t -> new ArrayList<>()).add(object));
    }
    this.byId = identities.join();
  }

  private static Map<ResourceId, KubernetesObject> byId(List<KubernetesObject> objects) {
    Map<ResourceId, KubernetesObject> byId = HashMap.newHashMap(objects.size());
    objects.forEach(object -> byId.putIfAbsent(object.resource(), object));
    return byId;
  }

  private static Stream<KubernetesObject> readings(Document document) {
    KubernetesObject object = new KubernetesObject(document);
    return document.isAmbiguous()
        ? Stream.of(object, new KubernetesObject(document.readFirstWins()))
        : Stream.of(object);
  }

  private static int compare(KubernetesObject one, KubernetesObject other) {
    int byId = one.resource().compareTo(other.resource());
    return byId == 0
        ? originKey(one.document().origin()).compareTo(originKey(other.document().origin()))
        : byId;
  }

  private static String originKey(Origin origin) {
    return switch (origin) {
      case Origin.File file -> file.relative() + '\0' + String.format("%08d", file.index());
      case Origin.Api api -> api.path();
    };
  }

  /** Every object, in the order of their identities. */
  public List<KubernetesObject> objects() {
    return objects;
  }

  /** The objects of a type, in the order of their identities. */
  public List<KubernetesObject> objects(ResourceType type) {
    return Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
  }

  public Optional<KubernetesObject> object(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(
        byId.get(new ResourceId(type.group(), type.kind(), namespace, name)));
  }

  /** Whether somebody tried to read the Kubernetes side at all. */
  public boolean isRead() {
    return read;
  }

  /** Whether what is not in the snapshot does not exist. */
  public boolean isWhole() {
    return snapshot.scope().kind() == Scope.Kind.CLUSTER;
  }

  /** Every asset of a class, in an order that depends on the assets alone. */
  @SuppressWarnings("unchecked") // KubernetesAssets pairs each class with a maker of its assets
  public <A extends Asset> List<A> all(Class<A> type) {
    List<? extends Asset> known = assets.get(type);
    if (known == null) {
      known = List.copyOf(KubernetesAssets.assets(type, this));
      assets.putIfAbsent(type, known);
    }
    return (List<A>) known;
  }

  /** An index over this cluster, made when it is first asked for. */
  public <I> I index(Class<I> type, Function<Cluster, I> maker) {
    return indexes.get(type, maker);
  }

  /** The Services that Ingresses send requests to. */
  public Ingress.Backends ingressBackends() {
    return index(Ingress.Backends.class, Ingress.Backends::of);
  }

  /** What the network policies say of the pods. */
  public Network network() {
    return index(Network.class, Network::new);
  }

  /** The pods and pod templates, alike ones of one owner counted as one. */
  public synchronized List<PodTemplate> podTemplates() {
    if (podTemplates == null) {
      podTemplates = new PodRollUp(this).templates();
    }
    return podTemplates;
  }

  /** The pods and pod templates of a namespace. */
  public List<PodTemplate> podTemplates(String namespace) {
    return index(
            PodsByNamespace.class,
            cluster ->
                new PodsByNamespace(
                    cluster.podTemplates().stream()
                        .collect(Collectors.groupingBy(PodTemplate::namespace))))
        .pods()
        .getOrDefault(namespace, List.of());
  }

  private record PodsByNamespace(Map<String, List<PodTemplate>> pods) {}

  /** Parts of all pods; a pod whose list cannot be read has none here and is {@link #malformed}. */
  <P extends Asset> List<P> partsOfPods(Function<PodTemplate, List<P>> parts) {
    return podTemplates().parallelStream().flatMap(pod -> partsOf(pod, parts).stream()).toList();
  }

  private <P extends Asset> List<P> partsOf(PodTemplate pod, Function<PodTemplate, List<P>> parts) {
    try {
      return parts.apply(pod);
    } catch (UnresolvedFactException unresolved) {
      malformed.put(pod.resource() + "\0" + unresolved.getMessage(), problem(pod, unresolved));
      return List.of();
    }
  }

  /** Parts of an object; one whose list cannot be read has none and is {@link #malformed}. */
  <P extends Asset> List<? extends P> partsOf(
      KubernetesObject object, Function<KubernetesObject, List<? extends P>> parts) {
    try {
      return parts.apply(object);
    } catch (UnresolvedFactException unresolved) {
      malformed.put(
          object.resource() + "\0" + unresolved.getMessage(), problem(object, unresolved));
      return List.of();
    }
  }

  /** Tells that a part of an object runs in pods and no check understands it. */
  void notJudged(KubernetesObject object, Path path, String what) {
    String message = object + ": " + path + " is " + what + ", which was not judged";
    malformed.put(object + "\0" + message, problem(object, path, message));
  }

  private static Problem problem(Asset pod, UnresolvedFactException unresolved) {
    String message = pod.resource() + ": " + unresolved.getMessage();
    return problem(pod, unresolved.fact().path(), message);
  }

  private static Problem problem(Asset asset, Path path, String message) {
    Position position = asset.document().locate(path);
    String where =
        switch (asset.document().origin()) {
          case Origin.File file -> file.path();
          case Origin.Api api -> api.path();
        };
    return new Problem(Problem.Level.ERROR, where, position, message);
  }

  /** What was found while assets were made and could not be judged. */
  public List<Problem> malformed() {
    return List.copyOf(malformed.values());
  }

  /** The service account of a pod and its token. */
  public PodToken tokenOf(PodTemplate pod) {
    return pod.token(this);
  }

  /** What a pod's token may do; the pods of one service account may do the same. */
  public PodRights rightsOf(PodToken token) {
    return rights.computeIfAbsent(
        token.subject(), subject -> PodRights.of(subject, this::givenRights));
  }

  private GivenRights givenRights(Subject source) {
    return given.computeIfAbsent(
        source, each -> new GivenRights(rbac().given(each), rbac().unread(each)));
  }

  /** Who may do what. */
  public Rbac rbac() {
    return index(
        Rbac.class,
        cluster -> {
          List<KubernetesObject> roles = new ArrayList<>(objects(Types.ROLES));
          roles.addAll(objects(Types.CLUSTER_ROLES));
          List<KubernetesObject> bindings = new ArrayList<>(objects(Types.ROLE_BINDINGS));
          bindings.addAll(objects(Types.CLUSTER_ROLE_BINDINGS));
          return new Rbac(roles, bindings, isWhole());
        });
  }

  Optional<KubernetesObject> find(ResourceId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether an object is here, or is of a type that was not listed to the end. */
  boolean mayExist(ResourceId id) {
    return byId.containsKey(id)
        || Types.of(id.group(), id.kind()).filter(snapshot.scope().complete()::contains).isEmpty();
  }
}
