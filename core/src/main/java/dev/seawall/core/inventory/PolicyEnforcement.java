package dev.seawall.core.inventory;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Addon;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.kubernetes.Cluster;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether anything in a cluster heeds its network policies. Cilium and Calico do; the VPC CNI does
 * when its node agent is told to; EKS Auto Mode does when a ConfigMap says so (EKS user guide,
 * "Limit Pod traffic with Kubernetes network policies" and "Use Network Policies with EKS Auto
 * Mode").
 */
public sealed interface PolicyEnforcement {
  /** Something heeds them. */
  record Enforced(String by) implements PolicyEnforcement {}

  /** Nothing does; the asset and the words say what should have. */
  record Inert(Asset where, String why) implements PolicyEnforcement {}

  /** It cannot be told from what was read. */
  record Unclear(String reason) implements PolicyEnforcement {}

  /** The argument of the node agent, container {@code aws-eks-nodeagent} of {@code aws-node}. */
  String SWITCH = "--enable-network-policy=";

  /** The setting of the add-on, in JSON or YAML, in a way that Go takes for a boolean. */
  Pattern SETTING = Pattern.compile("enableNetworkPolicy[\"']?\\s*:\\s*[\"']?(true|True|TRUE)\\b");

  /** How Go's flags spell yes ({@code strconv.ParseBool}). */
  Set<String> YES = Set.of("1", "t", "T", "true", "True", "TRUE");

  /** The key of the ConfigMap {@code kube-system/amazon-vpc-cni}. */
  String AUTO_MODE_KEY = "enable-network-policy-controller";

  /** Whether a pod is the VPC CNI's. */
  static boolean isVpcCni(PodTemplate pod) {
    return pod.resource().name().equals("aws-node") && pod.namespace().equals("kube-system");
  }

  /** The plugin other than the VPC CNI that heeds policies, by the name of its DaemonSet. */
  static Optional<String> otherPlugin(Cluster cluster) {
    return cluster.podTemplates().stream()
        .map(pod -> pod.resource().name())
        .filter(name -> name.equals("cilium") || name.startsWith("calico-node"))
        .findFirst();
  }

  /** What the VPC CNI's own arguments say. */
  static PolicyEnforcement ofVpcCni(PodTemplate pod) {
    for (Container container : pod.containers()) {
      Fact<List<String>> arguments = container.texts("args");
      for (String each : arguments.or(List.of())) {
        if (each.startsWith(SWITCH)) {
          return YES.contains(each.substring(SWITCH.length()))
              ? new Enforced("the VPC CNI")
              : new Inert(container, "runs with " + each);
        }
      }
    }
    return new Inert(pod, "has no agent that enforces network policies");
  }

  /** What both sides of a cluster say; the Kubernetes side counts where it was read. */
  static PolicyEnforcement of(EksCluster eks, Inventory inventory) {
    Cluster cluster = inventory.cluster();
    Optional<String> other = otherPlugin(cluster);
    if (other.isPresent()) {
      return new Enforced(other.get());
    }
    boolean ownSide =
        cluster.isRead()
            && cluster.isWhole()
            && inventory.eksCluster().filter(own -> own.arn().equals(eks.arn())).isPresent();
    if (eks.isAutoMode().is(true)) {
      return ownSide ? ofAutoMode(eks, inventory) : new Unclear("its ConfigMaps were not read");
    }
    if (ownSide) {
      Optional<PodTemplate> cni =
          cluster.podTemplates().stream().filter(PolicyEnforcement::isVpcCni).findFirst();
      if (cni.isPresent()) {
        return ofVpcCni(cni.get());
      }
    }
    Optional<Addon> addon = eks.addon("vpc-cni", inventory.aws());
    if (addon.isEmpty()) {
      return new Unclear("which network plugin it has was not read");
    }
    return SETTING.matcher(addon.get().configuration().or("")).find()
        ? new Enforced("the VPC CNI")
        : new Inert(addon.get(), "does not set enableNetworkPolicy");
  }

  private static PolicyEnforcement ofAutoMode(EksCluster eks, Inventory inventory) {
    boolean refused =
        inventory.snapshot().gaps().stream().anyMatch(gap -> gap.type().equals(Types.CONFIG_MAPS));
    if (refused) {
      return new Unclear("its ConfigMaps were not read");
    }
    Optional<KubernetesObject> settings =
        inventory.cluster().object(Types.CONFIG_MAPS, "kube-system", "amazon-vpc-cni");
    if (settings.isEmpty()) {
      return new Inert(eks, "has no ConfigMap amazon-vpc-cni in kube-system");
    }
    return settings.get().text("data", AUTO_MODE_KEY).is("true")
        ? new Enforced("EKS Auto Mode")
        : new Inert(settings.get(), "does not set " + AUTO_MODE_KEY + " to true");
  }
}
