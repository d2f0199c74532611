package dev.seawall.core.aws;

import dev.seawall.core.asset.UnresolvedFactException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What each security group guards: the network interfaces of the control plane, of nodes, of pods
 * that have one of their own, load balancers and mount targets.
 */
public final class SecurityGroupUses {
  /** What a group can guard. */
  public enum Use {
    CONTROL_PLANE,
    NODES,
    PODS,
    LOAD_BALANCERS,
    MOUNT_TARGETS
  }

  private final Map<String, Set<Use>> uses = new HashMap<>();
  private final Map<Use, Unread> unread = new EnumMap<>(Use.class);

  private SecurityGroupUses(Aws aws) {
    for (Use use : Use.values()) {
      unread.put(use, new Unread());
    }
    each(aws, EksCluster.class, this::addCluster, EnumSet.of(Use.CONTROL_PLANE, Use.NODES));
    each(aws, Instance.class, this::addInstance, EnumSet.of(Use.NODES));
    each(
        aws,
        NetworkInterface.class,
        this::addInterface,
        EnumSet.of(Use.CONTROL_PLANE, Use.NODES, Use.PODS));
    each(aws, LaunchTemplate.class, this::addTemplate, EnumSet.of(Use.NODES));
    each(aws, Nodegroup.class, this::addNodegroup, EnumSet.of(Use.NODES));
    each(aws, LoadBalancer.class, this::addBalancer, EnumSet.of(Use.LOAD_BALANCERS));
    each(aws, ClassicLoadBalancer.class, this::addBalancer, EnumSet.of(Use.LOAD_BALANCERS));
    each(aws, FileSystem.class, this::addFileSystem, EnumSet.of(Use.MOUNT_TARGETS));
  }

  /** What the groups of an account guard, as far as it was read. */
  public static SecurityGroupUses of(Aws aws) {
    return aws.index(SecurityGroupUses.class, SecurityGroupUses::new);
  }

  /**
   * Reads the resources of a class.
   *
   * @param hidden what groups may guard when one of them cannot be read
   */
  private <R extends AwsResource> void each(
      Aws aws, Class<R> type, Consumer<R> reader, Set<Use> hidden) {
    for (R resource : aws.all(type)) {
      try {
        reader.accept(resource);
      } catch (UnresolvedFactException notReadable) {
        hidden.forEach(use -> unreadOf(use).add(resource, notReadable));
      }
    }
  }

  private void addCluster(EksCluster cluster) {
    cluster
        .text("DescribeCluster", "resourcesVpcConfig", "clusterSecurityGroupId")
        .value()
        .ifPresent(
            group -> {
              add(group, Use.CONTROL_PLANE);
              add(group, Use.NODES);
            });
    cluster
        .texts("DescribeCluster", "resourcesVpcConfig", "securityGroupIds")
        .or(List.of())
        .forEach(group -> add(group, Use.CONTROL_PLANE));
  }

  private void addInstance(Instance instance) {
    addGroups(instance.listed("DescribeInstances", "SecurityGroups"), Use.NODES);
    for (AwsPart card : instance.listed("DescribeInstances", "NetworkInterfaces")) {
      addGroups(card.listed("Groups"), Use.NODES);
    }
  }

  /** The nodes that will start from a template, though there may be none now. */
  private void addTemplate(LaunchTemplate template) {
    template.securityGroups().forEach(group -> add(group, Use.NODES));
  }

  private void addBalancer(AwsResource balancer) {
    balancer
        .texts("DescribeLoadBalancers", "SecurityGroups")
        .or(List.of())
        .forEach(group -> add(group, Use.LOAD_BALANCERS));
  }

  private void addFileSystem(FileSystem files) {
    for (AwsPart target : files.listed("DescribeMountTargets")) {
      target.texts("SecurityGroups").or(List.of()).forEach(group -> add(group, Use.MOUNT_TARGETS));
    }
  }

  /** The group by which EKS opens SSH to the nodes of a node group. */
  private void addNodegroup(Nodegroup nodegroup) {
    nodegroup
        .text("DescribeNodegroup", "resources", "remoteAccessSecurityGroup")
        .value()
        .ifPresent(group -> add(group, Use.NODES));
  }

  /** A pod's own interface is a branch of a trunk on its node (EKS, security groups for pods). */
  private void addInterface(NetworkInterface card) {
    String described = "DescribeNetworkInterfaces";
    List<AwsPart> groups = card.listed(described, "Groups");
    if (card.text(described, "InterfaceType").is("branch")) {
      addGroups(groups, Use.PODS);
    } else if (card.text(described, "Attachment", "InstanceId").isSet()) {
      addGroups(groups, Use.NODES);
    } else if (card.text(described, "Description").or("").startsWith("Amazon EKS ")) {
      addGroups(groups, Use.CONTROL_PLANE);
    }
  }

  private void addGroups(List<AwsPart> groups, Use use) {
    groups.forEach(group -> group.text("GroupId").value().ifPresent(id -> add(id, use)));
  }

  private void add(String group, Use use) {
    uses.computeIfAbsent(group, id -> EnumSet.noneOf(Use.class)).add(use);
  }

  /** What a group guards, as far as it was read. */
  public Set<Use> of(SecurityGroup group) {
    return of(group.groupId());
  }

  /** What the group of an id guards, as far as it was read. */
  public Set<Use> of(String groupId) {
    return uses.getOrDefault(groupId, Set.of());
  }

  /**
   * Whether a group guards nodes, the cluster's own group included. That it does not is unknown
   * when something of the region that may have it could not be read.
   */
  public boolean guardsNodes(SecurityGroup group) {
    return guardsAny(group.groupId(), EnumSet.of(Use.NODES), group);
  }

  /**
   * Whether the group of an id guards one of several things. That it does not is unknown when
   * something of the region that may have it could not be read.
   *
   * @param asking whose judgement it is
   */
  public boolean guardsAny(String groupId, Set<Use> several, AwsResource asking) {
    if (!Collections.disjoint(of(groupId), several)) {
      return true;
    }
    several.forEach(use -> unreadOf(use).requireNone(asking));
    return false;
  }

  /** Whether load balancers have a group and nothing else does. */
  public boolean guardsLoadBalancersAlone(SecurityGroup group) {
    Set<Use> balancers = EnumSet.of(Use.LOAD_BALANCERS);
    if (!balancers.containsAll(of(group))) {
      return false;
    }
    return guardsAny(group.groupId(), balancers, group)
        && !guardsAny(group.groupId(), EnumSet.complementOf(EnumSet.of(Use.LOAD_BALANCERS)), group);
  }

  private Unread unreadOf(Use use) {
    return Objects.requireNonNull(unread.get(use));
  }
}
