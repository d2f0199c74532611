package dev.seawall.report;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AccessEntry;
import dev.seawall.core.aws.Arn;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.IdentityProviderConfig;
import dev.seawall.core.eks.ClusterAdmins;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.MappedPrincipal;
import dev.seawall.report.ClusterMap.Entrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may enter one EKS cluster: by an access entry, by aws-auth, as its creator, or with a token
 * of an OpenID Connect provider (EKS User Guide, "Grant IAM users and roles access to Kubernetes
 * APIs"). A way in that was not read stands there too, as not read.
 */
final class ClusterEntrances {
  private static final String CONFIG_MAP = "CONFIG_MAP";
  private final EksCluster cluster;
  private final Inventory inventory;
  private final String mode;
  private final Set<String> adminGroups = new TreeSet<>(Set.of("system:masters"));
  private final List<Entrant> admins = new ArrayList<>();
  private final List<Entrant> others = new ArrayList<>();

  private ClusterEntrances(EksCluster cluster, Inventory inventory) {
    this.cluster = cluster;
    this.inventory = inventory;
    this.mode = ClusterMap.known(() -> cluster.authenticationMode().or("")).orElse("");
  }

  /** Everybody, those with every right first. */
  static List<Entrant> of(EksCluster cluster, Inventory inventory, List<AccessEntry> entries) {
    ClusterEntrances entrances = new ClusterEntrances(cluster, inventory);
    boolean own =
        inventory.cluster().isRead() && inventory.eksCluster().filter(cluster::equals).isPresent();
    if (own) {
      ClusterMap.known(() -> ClusterAdmins.in(inventory).groups())
          .ifPresent(entrances.adminGroups::addAll);
    }
    entrances.creator();
    Set<String> named = entrances.entries(entries);
    entrances.awsAuth(own, named);
    entrances.providers();
    entrances.admins.addAll(entrances.others);
    return entrances.admins;
  }

  private void add(String principal, List<String> rights, boolean admin) {
    Entrant entrant = new Entrant(principal, String.join("; ", rights), admin);
    (admin ? admins : others).add(entrant);
  }

  /** Without access entries nothing lists the creator, and nothing takes its right away. */
  private void creator() {
    if (mode.equals(CONFIG_MAP)) {
      add("whoever created it", List.of("system:masters, listed nowhere"), true);
    }
  }

  private Set<String> entries(List<AccessEntry> entries) {
    Set<String> named = new TreeSet<>();
    boolean told =
        ClusterMap.known(() -> cluster.texts("ListAccessEntries").or(List.of())).isPresent();
    if (entries.isEmpty() && !told && !mode.equals(CONFIG_MAP)) {
      add("access entries", List.of(ClusterMap.NOT_READ), false);
    }
    for (AccessEntry entry : entries) {
      ClusterMap.known(() -> entry.principalArn().or(""))
          .map(ClusterEntrances::bare)
          .ifPresent(named::add);
      entry(entry);
    }
    return named;
  }

  private void entry(AccessEntry entry) {
    String principal =
        ClusterMap.known(entry::principal)
            .flatMap(found -> found)
            .map(Arn::resource)
            .orElse(ClusterMap.NOT_READ);
    List<String> rights = new ArrayList<>();
    Optional<List<AccessEntry.AccessPolicy>> policies = ClusterMap.known(entry::policies);
    if (policies.isEmpty()) {
      rights.add("access policies " + ClusterMap.NOT_READ);
    }
    for (AccessEntry.AccessPolicy policy : policies.orElse(List.of())) {
      String where =
          ClusterMap.known(policy::isClusterWide).orElse(false)
              ? "everywhere"
              : "in " + String.join(", ", names(policy.namespaces()));
      rights.add(ClusterMap.known(policy::policyName).orElse(ClusterMap.NOT_READ) + " " + where);
    }
    List<String> groups = names(entry.groups());
    if (!groups.isEmpty()) {
      rights.add("groups " + String.join(", ", groups));
    }
    if (rights.isEmpty()) {
      rights.add("as " + ClusterMap.shown(entry.entryType()));
    }
    add(
        principal,
        rights,
        ClusterMap.known(entry::isClusterAdmin).orElse(false)
            || groups.stream().anyMatch(this::isAdmin));
  }

  private boolean isAdmin(String group) {
    return adminGroups.contains(group);
  }

  /** An access entry of the same principal goes first. */
  private void awsAuth(boolean own, Set<String> named) {
    if (mode.equals("API")) {
      return;
    }
    Optional<List<MappedPrincipal>> mapped =
        own
            ? ClusterMap.known(() -> inventory.cluster().all(MappedPrincipal.class))
            : Optional.empty();
    if (mapped.isEmpty()) {
      add("aws-auth", List.of(ClusterMap.NOT_READ), false);
    }
    for (MappedPrincipal each : mapped.orElse(List.of())) {
      String arn = ClusterMap.shown(each.principalArn());
      if (named.contains(bare(arn))) {
        continue;
      }
      List<String> groups = names(each.groups());
      String rights = groups.isEmpty() ? "" : ", groups " + String.join(", ", groups);
      add(
          Arn.of(arn).map(Arn::resource).orElse(arn),
          List.of("by aws-auth" + rights),
          groups.stream().anyMatch(this::isAdmin));
    }
  }

  private void providers() {
    for (IdentityProviderConfig each : inventory.aws().all(IdentityProviderConfig.class)) {
      if (ClusterMap.belongs(each, cluster)) {
        add("users of " + ClusterMap.shown(each.issuerUrl()), List.of("OpenID Connect"), false);
      }
    }
  }

  /** A role as aws-auth writes it, without its path. */
  private static String bare(String arn) {
    return arn.replaceFirst(":role/.*/", ":role/");
  }

  private static List<String> names(Fact<List<String>> fact) {
    return ClusterMap.known(() -> fact.or(List.of())).orElse(List.of(ClusterMap.NOT_READ));
  }
}
