package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** For each class of Kubernetes asset, the types of objects it comes from and how it is made. */
public final class KubernetesAssets {
  /** How the assets of one class come out of a cluster. */
  private record Source(
      Set<ResourceType> types, boolean joined, Function<Cluster, List<? extends Asset>> assets) {
    Source(Set<ResourceType> types, Function<Cluster, List<? extends Asset>> assets) {
      this(types, false, assets);
    }
  }

  private static final Map<Class<? extends Asset>, Source> SOURCES =
      Map.ofEntries(
          Map.entry(PodTemplate.class, new Source(Types.WORKLOADS, Cluster::podTemplates)),
          Map.entry(
              Container.class,
              new Source(Types.WORKLOADS, cluster -> cluster.partsOfPods(pod -> pod.containers()))),
          Map.entry(
              SecurityContext.class,
              new Source(
                  Types.WORKLOADS, cluster -> cluster.partsOfPods(pod -> pod.securityContexts()))),
          Map.entry(
              Volume.class,
              new Source(Types.WORKLOADS, cluster -> cluster.partsOfPods(pod -> pod.volumes()))),
          Map.entry(
              Grant.class,
              new Source(
                  Set.of(
                      Types.ROLES,
                      Types.CLUSTER_ROLES,
                      Types.ROLE_BINDINGS,
                      Types.CLUSTER_ROLE_BINDINGS),
                  true,
                  cluster -> cluster.rbac().grants())),
          Map.entry(Namespace.class, whole(Set.of(Types.NAMESPACES), Namespace::new)),
          Map.entry(NetworkPolicy.class, whole(Types.TRAFFIC_POLICIES, NetworkPolicy::new)),
          Map.entry(
              ServiceAccount.class, whole(Set.of(Types.SERVICE_ACCOUNTS), ServiceAccount::new)),
          Map.entry(Service.class, whole(Set.of(Types.SERVICES), Service::new)),
          Map.entry(Ingress.class, whole(Set.of(Types.INGRESSES), Ingress::new)),
          Map.entry(GatewayListener.class, parts(Set.of(Types.GATEWAYS), GatewayListener::of)),
          Map.entry(AdmissionWebhook.class, parts(AdmissionWebhook.TYPES, AdmissionWebhook::of)),
          Map.entry(MappedPrincipal.class, parts(Set.of(Types.CONFIG_MAPS), MappedPrincipal::of)),
          Map.entry(
              AdmissionPolicy.class,
              whole(Set.of(Types.VALIDATING_ADMISSION_POLICIES), AdmissionPolicy::new)),
          Map.entry(KubernetesObject.class, new Source(Set.of(), Cluster::objects)));

  private KubernetesAssets() {}

  /** Assets that are whole objects of some types. */
  private static Source whole(
      Set<ResourceType> types, Function<Document, ? extends KubernetesObject> maker) {
    return new Source(
        types, cluster -> of(types, cluster).map(o -> maker.apply(o.document())).toList());
  }

  /** Assets that are parts of objects of some types. */
  private static Source parts(
      Set<ResourceType> types, Function<KubernetesObject, List<? extends Asset>> maker) {
    return new Source(
        types,
        cluster -> {
          List<Asset> parts = new ArrayList<>();
          of(types, cluster).forEach(object -> parts.addAll(cluster.partsOf(object, maker)));
          return parts;
        });
  }

  private static Stream<KubernetesObject> of(Set<ResourceType> types, Cluster cluster) {
    return types.stream().sorted().flatMap(type -> cluster.objects(type).stream());
  }

  /** The types of objects that assets of a class come from. */
  public static Set<ResourceType> typesOf(Class<? extends Asset> type) {
    return source(type).types();
  }

  /**
   * Whether one asset is made of objects of several types, so that none can be judged when one of
   * the types was not read.
   */
  public static boolean isJoined(Class<? extends Asset> type) {
    return source(type).joined();
  }

  /** The classes of Kubernetes assets that can be judged. */
  public static Set<Class<? extends Asset>> all() {
    return SOURCES.keySet();
  }

  /** Whether a class is of Kubernetes assets that can be judged. */
  public static boolean has(Class<? extends Asset> type) {
    return SOURCES.containsKey(type);
  }

  static List<? extends Asset> assets(Class<? extends Asset> type, Cluster cluster) {
    return source(type).assets().apply(cluster);
  }

  private static Source source(Class<? extends Asset> type) {
    Source source = SOURCES.get(type);
    if (source == null) {
      throw new IllegalArgumentException(type + " is not a Kubernetes asset that can be judged");
    }
    return source;
  }
}
