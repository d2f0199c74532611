package dev.seawall.core.eks;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.FargateProfile;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.List;
import java.util.Optional;

/**
 * Which pods of the snapshot's cluster get the role of their node from its metadata: those in a
 * network of their own, on a node whose answers reach them, that no network policy holds back and
 * that have no role by their service account.
 */
public final class MetadataReach {
  private static final String METADATA = "169.254.169.254";
  private static final int HTTP = 80;
  private static final String FARGATE_SCHEDULER = "fargate-scheduler";
  private static final String SYSTEM = "kube-system";
  private final Inventory inventory;

  private MetadataReach(Inventory inventory) {
    this.inventory = inventory;
  }

  /** The index of a snapshot. */
  public static MetadataReach in(Inventory inventory) {
    return inventory.index(MetadataReach.class, MetadataReach::new);
  }

  /** The nodes of a cluster whose metadata pods can reach. */
  public List<Instance> openNodes(EksCluster cluster) {
    return inventory.aws().all(Instance.class).stream()
        .filter(each -> each.clusterName().filter(cluster.name()::equals).isPresent())
        .filter(each -> each.region().equals(cluster.region()))
        .filter(each -> !each.isGone() && !each.isAutoMode())
        .filter(Instance::letsPodsReachMetadata)
        .toList();
  }

  /** The pods outside kube-system that have no role but their node's, and reach that. */
  public List<PodTemplate> podsWithoutRole(EksCluster cluster) {
    List<FargateProfile> profiles =
        inventory.aws().all(FargateProfile.class).stream()
            .filter(each -> each.clusterName().is(cluster.name()))
            .filter(each -> each.region().equals(cluster.region()))
            .filter(each -> each.account().equals(cluster.account()))
            .toList();
    return inventory.cluster().podTemplates().stream()
        .filter(pod -> !pod.namespace().equals(SYSTEM))
        .filter(pod -> !isOnFargate(pod, profiles))
        .filter(pod -> !pod.hostNetwork().is(true))
        .filter(pod -> !hasRole(pod))
        .filter(pod -> !inventory.cluster().network().mayReach(pod, METADATA, HTTP, "TCP").isNo())
        .toList();
  }

  /**
   * Whether pods run where there is no metadata service. The scheduler of a pod that runs tells; of
   * those to come the profiles do, which take no pod that was there before them and none of a
   * DaemonSet.
   */
  private static boolean isOnFargate(PodTemplate pod, List<FargateProfile> profiles) {
    if (pod.isFromServer()) {
      return pod.text("spec", "schedulerName").is(FARGATE_SCHEDULER);
    }
    return !pod.object().kind().equals("DaemonSet")
        && profiles.stream().anyMatch(each -> each.takes(pod.namespace(), pod.labels()));
  }

  private boolean hasRole(PodTemplate pod) {
    Optional<KubernetesObject> account = inventory.cluster().tokenOf(pod).account();
    return account.isPresent()
        && (PodRoles.annotated(account.get()).isPresent()
            || !PodRoles.in(inventory).associations(account.get()).isEmpty());
  }
}
