package dev.seawall.core.kubernetes;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.snapshot.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** For each class of Kubernetes asset, the types of objects it comes from and how it is made. */
public final class AssetTypes {
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
          Map.entry(KubernetesObject.class, new Source(Set.of(), Cluster::objects)));

  private AssetTypes() {}

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
