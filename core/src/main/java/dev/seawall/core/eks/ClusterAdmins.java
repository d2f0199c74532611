package dev.seawall.core.eks;

import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.MappedPrincipal;
import dev.seawall.core.kubernetes.rbac.Binding;
import dev.seawall.core.kubernetes.rbac.Subject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The IAM principals that may do everything in the snapshot's cluster: by an access policy, by a
 * group of an access entry that is bound to cluster-admin, or by aws-auth.
 */
public final class ClusterAdmins {
  private static final String ADMIN = "cluster-admin";
  private final Inventory inventory;
  private final SortedSet<String> adminGroups = new TreeSet<>();

  private ClusterAdmins(Inventory inventory) {
    this.inventory = inventory;
    adminGroups.add(Subject.MASTERS.name());
    for (Binding binding : inventory.cluster().rbac().bindings()) {
      if (binding.isClusterWide() && binding.role().name().equals(ADMIN)) {
        binding.subjects().stream()
            .filter(each -> each.kind() == Subject.Kind.GROUP)
            .forEach(each -> adminGroups.add(each.name()));
      }
    }
  }

  /** The index of a snapshot. */
  public static ClusterAdmins in(Inventory inventory) {
    return inventory.index(ClusterAdmins.class, ClusterAdmins::new);
  }

  /**
   * Whether the cluster reads the ConfigMap aws-auth, as it does unless its authentication mode is
   * API; where AWS was not read at all, it is taken to.
   */
  public static boolean readsAwsAuth(Inventory inventory) {
    return inventory
        .eksCluster()
        .map(EksCluster::authenticationMode)
        .filter(mode -> mode.is("API"))
        .isEmpty();
  }

  /** Whether the objects that were read are those of a cluster. */
  public boolean isOfThisCluster(EksCluster cluster) {
    return inventory.eksCluster().filter(cluster::equals).isPresent();
  }

  /** The groups that are bound to cluster-admin in the whole cluster. */
  public SortedSet<String> groups() {
    return adminGroups;
  }

  /** The groups of a list that are cluster-admin. */
  public List<String> among(List<String> groups) {
    return groups.stream().filter(adminGroups::contains).toList();
  }

  /** Whether a group is bound to any role anywhere. */
  public boolean isBound(String group) {
    return inventory.cluster().rbac().bindings().stream()
        .flatMap(binding -> binding.subjects().stream())
        .anyMatch(each -> each.equals(Subject.group(group)));
  }

  /** The ARNs of the principals that are cluster-admin, however they become it. */
  public SortedSet<String> principals(EksCluster cluster) {
    SortedSet<String> arns = new TreeSet<>();
    for (AccessEntry entry : cluster.accessEntries(inventory.aws())) {
      boolean admin = entry.isClusterAdmin() || !among(entry.groups().or(List.of())).isEmpty();
      if (admin) {
        entry.principalArn().value().ifPresent(arns::add);
      }
    }
    for (MappedPrincipal each : inventory.cluster().all(MappedPrincipal.class)) {
      if (readsAwsAuth(inventory) && !among(each.groups().or(List.of())).isEmpty()) {
        each.principalArn().value().ifPresent(arns::add);
      }
    }
    return arns;
  }
}
