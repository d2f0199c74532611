package dev.seawall.core.inventory;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.LoadBalancer;
import dev.seawall.core.kubernetes.Ingress;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which Services and Ingresses have which load balancer: by the host name in their status, else by
 * the tags that the cloud provider, the AWS Load Balancer Controller and EKS Auto Mode set.
 */
public final class LoadBalancerOwners {
  private static final List<String> SERVICE_TAGS =
      List.of(
          "kubernetes.io/service-name", "service.k8s.aws/stack", "service.eks.amazonaws.com/stack");
  private static final List<String> INGRESS_TAGS =
      List.of("ingress.k8s.aws/stack", "ingress.eks.amazonaws.com/stack");
  private static final List<String> CLUSTER_TAGS =
      List.of("elbv2.k8s.aws/cluster", "eks:eks-cluster-name");
  private static final String GROUP = "group.name";

  private final Map<ResourceId, List<KubernetesObject>> owners = new HashMap<>();
  private final Map<ResourceId, LoadBalancer> balancers = new HashMap<>();

  private LoadBalancerOwners(Inventory inventory) {
    String cluster =
        inventory
            .eksCluster()
            .map(eks -> eks.text("DescribeCluster", "name").orDefault(eks.name()).or(""))
            .orElse("");
    List<LoadBalancer> all = inventory.aws().all(LoadBalancer.class);
    List<KubernetesObject> objects = new ArrayList<>();
    objects.addAll(inventory.cluster().all(Service.class));
    objects.addAll(inventory.cluster().all(Ingress.class));
    for (KubernetesObject object : objects) {
      for (LoadBalancer balancer : all) {
        if (isOf(object, balancer, cluster)) {
          owners.computeIfAbsent(balancer.resource(), id -> new ArrayList<>()).add(object);
          balancers.putIfAbsent(object.resource(), balancer);
        }
      }
    }
  }

  public static LoadBalancerOwners of(Inventory inventory) {
    return inventory.index(LoadBalancerOwners.class, LoadBalancerOwners::new);
  }

  /** One that cannot be read has no owner here; the checks on itself tell. */
  private static boolean isOf(KubernetesObject object, LoadBalancer balancer, String cluster) {
    try {
      return hasHostName(object, balancer.dnsName().or("")) || isTagged(object, balancer, cluster);
    } catch (UnresolvedFactException notReadable) {
      return false;
    }
  }

  /** Host names count without case; some are told with {@code dualstack.} before them. */
  private static boolean hasHostName(KubernetesObject object, String dnsName) {
    if (dnsName.isEmpty()) {
      return false;
    }
    return object.parts("status", "loadBalancer", "ingress").stream()
        .map(each -> each.text("hostname").or("").toLowerCase(Locale.ROOT))
        .map(name -> name.startsWith("dualstack.") ? name.substring(10) : name)
        .anyMatch(dnsName.toLowerCase(Locale.ROOT)::equals);
  }

  private static boolean isTagged(KubernetesObject object, LoadBalancer balancer, String cluster) {
    SortedMap<String, String> tags = balancer.tags();
    if (!isOfCluster(tags, cluster)) {
      return false;
    }
    String name = object.namespace() + "/" + object.name();
    if (object instanceof Ingress ingress) {
      String stack = ingress.alb(GROUP).or(name);
      return INGRESS_TAGS.stream().anyMatch(tag -> stack.equals(tags.get(tag)));
    }
    return SERVICE_TAGS.stream().anyMatch(tag -> name.equals(tags.get(tag)));
  }

  /** Two clusters of an account may have a Service of the same name. */
  private static boolean isOfCluster(SortedMap<String, String> tags, String cluster) {
    for (String key : CLUSTER_TAGS) {
      String named = tags.get(key);
      if (named != null && !cluster.isEmpty()) {
        return named.equals(cluster);
      }
    }
    boolean namesOthers = tags.keySet().stream().anyMatch(key -> key.startsWith(OWNED));
    return cluster.isEmpty() || !namesOthers || tags.containsKey(OWNED + cluster);
  }

  private static final String OWNED = "kubernetes.io/cluster/";

  /** The Services and Ingresses that a load balancer was made for, as far as they were read. */
  public List<KubernetesObject> of(LoadBalancer balancer) {
    return owners.getOrDefault(balancer.resource(), List.of());
  }

  /** The load balancer that was made for a Service or an Ingress. */
  public Optional<LoadBalancer> of(KubernetesObject object) {
    return Optional.ofNullable(balancers.get(object.resource()));
  }

  /** {@code web (Ingress shop/web)}: a load balancer as messages name it. */
  public String words(LoadBalancer balancer) {
    List<KubernetesObject> known = of(balancer);
    return known.isEmpty()
        ? balancer.shortName()
        : balancer.shortName() + " (" + known.getFirst() + ")";
  }
}
