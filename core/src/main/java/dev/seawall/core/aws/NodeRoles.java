package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The IAM roles of nodes, however these come about: the role of a managed node group, of the
 * instance profile of an instance or a launch template, of EKS Auto Mode, and of the access entries
 * that let nodes join.
 */
public final class NodeRoles {
  private final Aws aws;
  private final Map<String, Set<Kind>> kinds = new TreeMap<>();
  private final Map<String, SortedSet<String>> clusters = new TreeMap<>();

  /** What nodes have and was not read, so that the role in it is not known. */
  private final SortedSet<String> unread = new TreeSet<>();

  /** What sort of nodes have a role. */
  public enum Kind {
    /** EC2 instances of one's own, in managed node groups or not. */
    EC2,
    /** EC2 instances that EKS Auto Mode runs. */
    AUTO_MODE,
    /** Machines outside AWS. */
    HYBRID
  }

  private NodeRoles(Aws aws) {
    this.aws = aws;
    for (Nodegroup each : aws.all(Nodegroup.class)) {
      ifUnread(each.nodeRole());
      add(each.nodeRole(), Kind.EC2, known(each.clusterName()).map(name -> named(name, each)));
    }
    for (EksCluster each : aws.all(EksCluster.class)) {
      ifUnread(each.autoModeNodeRole());
      if (each.hidesAccessEntries()) {
        unread.add("which access entries " + each.name() + " has");
      }
      add(each.autoModeNodeRole(), Kind.AUTO_MODE, Optional.of(named(each.name(), each)));
    }
    for (AccessEntry each : aws.all(AccessEntry.class)) {
      ifUnread(each.principalArn());
      kindOf(each)
          .ifPresent(
              kind -> add(each.principalArn(), kind, Optional.of(named(each.clusterName(), each))));
    }
    for (Instance each : aws.all(Instance.class)) {
      ifUnread(each.instanceProfile());
      known(each.instanceProfile()).ifPresent(profile -> addProfile(profile, each));
    }
  }

  /** The index of a snapshot. */
  public static NodeRoles of(Aws aws) {
    return aws.index(NodeRoles.class, NodeRoles::new);
  }

  private static Optional<Kind> kindOf(AccessEntry entry) {
    return switch (known(entry.entryType()).orElse("")) {
      case "EC2_LINUX", "EC2_WINDOWS" -> Optional.of(Kind.EC2);
      case "EC2" -> Optional.of(Kind.AUTO_MODE);
      case "HYBRID_LINUX" -> Optional.of(Kind.HYBRID);
      default -> Optional.empty();
    };
  }

  /** An instance that is no node has the role of its profile too, but makes it no node role. */
  private void addProfile(String profile, Instance instance) {
    if (instance.tagsAreUnknown() || instance.clusterName().isEmpty()) {
      return;
    }
    Kind kind = instance.isAutoMode() ? Kind.AUTO_MODE : Kind.EC2;
    if (aws.find(InstanceProfile.class, profile).filter(InstanceProfile::isRead).isEmpty()) {
      unread.add(profile);
    }
    for (String role : rolesOf(profile)) {
      add(role, kind, instance.clusterName().map(name -> named(name, instance)));
    }
  }

  private void ifUnread(Fact<String> fact) {
    if (fact.isUnresolved()) {
      unread.add(fact.asset().toString());
    }
  }

  /** Clusters of two regions may have one name. */
  private static String named(String cluster, AwsResource of) {
    return cluster + " in " + of.region();
  }

  /** What cannot be read here is Unknown where its own asset is judged. */
  private static Optional<String> known(Fact<String> fact) {
    return fact.isUnresolved() ? Optional.empty() : fact.value();
  }

  private void add(Fact<String> role, Kind kind, Optional<String> cluster) {
    known(role).ifPresent(arn -> add(arn, kind, cluster));
  }

  private void add(String role, Kind kind, Optional<String> cluster) {
    kinds.computeIfAbsent(role, _ -> EnumSet.noneOf(Kind.class)).add(kind);
    cluster.ifPresent(name -> clusters.computeIfAbsent(role, _ -> new TreeSet<>()).add(name));
  }

  private Set<String> rolesOf(String profile) {
    Set<String> roles = new TreeSet<>();
    aws.find(InstanceProfile.class, profile)
        .filter(InstanceProfile::isRead)
        .ifPresent(found -> roles.addAll(found.roles()));
    return roles;
  }

  /**
   * Whether nodes of any sort have the role; unknown where EC2 can take it and the role of some
   * nodes was not read.
   */
  public boolean has(IamRole role) {
    boolean known = kinds.containsKey(role.arn().toString());
    if (!known && !unread.isEmpty() && isOfInstances(role)) {
      throw UnresolvedFactException.missing(
          role, "whether nodes have it: " + unread.first() + " was not read");
    }
    return known;
  }

  private static boolean isOfInstances(IamRole role) {
    return role.trustPolicy().isUnresolved()
        || role.trusted().stream().anyMatch(each -> each.isService("ec2"));
  }

  /** Whether nodes of a sort have the role; unknown where it is not known whether any have it. */
  public boolean has(IamRole role, Kind kind) {
    return has(role) && kinds.getOrDefault(role.arn().toString(), Set.of()).contains(kind);
  }

  /**
   * The clusters whose nodes have the role, each as {@code prod in eu-west-1}; unknown where there
   * may be more than one.
   */
  public SortedSet<String> clustersOf(IamRole role) {
    SortedSet<String> known = clusters.getOrDefault(role.arn().toString(), new TreeSet<>());
    if (known.size() < 2 && !unread.isEmpty()) {
      throw UnresolvedFactException.missing(role, unread.first() + " was not read");
    }
    return known;
  }

  /** The node role that an instance profile gives, if it gives one. */
  public Optional<String> givenBy(InstanceProfile profile) {
    Optional<String> given = profile.roles().stream().filter(kinds::containsKey).findFirst();
    if (given.isEmpty() && !unread.isEmpty()) {
      throw UnresolvedFactException.missing(profile, unread.first() + " was not read");
    }
    return given;
  }
}
