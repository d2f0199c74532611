package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How nodes come about: from a managed node group or an autoscaling group, by a version of a launch
 * template, from an image. A managed node group with a launch template of its own gets a second one
 * from EKS, which has the owner's settings and what EKS adds.
 */
public final class Nodes {
  private final Aws aws;
  private final List<Nodegroup> nodegroups;
  private final List<AutoScalingGroup> groups;
  private final List<LaunchTemplate> templates;

  private Nodes(Aws aws) {
    this.aws = aws;
    this.nodegroups = aws.all(Nodegroup.class);
    this.groups = aws.all(AutoScalingGroup.class);
    this.templates = aws.all(LaunchTemplate.class);
  }

  public static Nodes of(Aws aws) {
    return aws.index(Nodes.class, Nodes::new);
  }

  /** The accounts that clusters and their nodes are in. */
  public SortedSet<String> accounts() {
    SortedSet<String> accounts = new TreeSet<>();
    aws.all(EksCluster.class).forEach(each -> accounts.add(each.account()));
    aws.all(Instance.class).forEach(each -> accounts.add(each.account()));
    nodegroups.forEach(each -> accounts.add(each.account()));
    templates.forEach(each -> accounts.add(each.account()));
    return accounts;
  }

  /** The managed node groups of a cluster. */
  public List<Nodegroup> nodegroupsOf(EksCluster cluster) {
    return nodegroups.stream().filter(each -> each.isOf(cluster)).toList();
  }

  /** The autoscaling groups that EKS made for a node group. */
  public List<AutoScalingGroup> groupsOf(Nodegroup nodegroup) {
    List<String> names = nodegroup.autoScalingGroups();
    return groups.stream()
        .filter(group -> isSamePlace(group, nodegroup))
        .filter(group -> names.contains(group.groupName().or("")))
        .toList();
  }

  /** The autoscaling groups of a cluster: of its node groups, and those that bear its tag. */
  public List<AutoScalingGroup> groupsOf(EksCluster cluster) {
    String tag = "kubernetes.io/cluster/" + cluster.name();
    List<Nodegroup> managed = nodegroupsOf(cluster);
    return groups.stream()
        .filter(group -> isSamePlace(group, cluster))
        .filter(
            group ->
                group.tags().containsKey(tag)
                    || managed.stream().anyMatch(each -> groupsOf(each).contains(group)))
        .toList();
  }

  private Optional<Nodegroup> nodegroupOf(AutoScalingGroup group) {
    return nodegroups.stream().filter(each -> groupsOf(each).contains(group)).findFirst();
  }

  /** Whether EKS made an autoscaling group for a managed node group, by the group or its tag. */
  public boolean isManaged(AutoScalingGroup group) {
    return group.nodegroupName().isPresent() || nodegroupOf(group).isPresent();
  }

  /** The version of a launch template that something names, if it was read. */
  public Optional<LaunchTemplate> template(TemplateReference reference, AwsResource naming) {
    return templates.stream()
        .filter(each -> isSamePlace(each, naming) && reference.means(each))
        .reduce((_, newer) -> newer);
  }

  /**
   * Whether nodes come from this version of a launch template: false when what is known names other
   * versions of it alone.
   */
  public boolean isUsed(LaunchTemplate template) {
    List<TemplateReference> references = new ArrayList<>();
    nodegroups.stream()
        .filter(each -> isSamePlace(each, template))
        .forEach(each -> each.launchTemplate().ifPresent(references::add));
    groups.stream()
        .filter(each -> isSamePlace(each, template))
        .forEach(each -> references.addAll(each.launchTemplates()));
    aws.all(Instance.class).stream()
        .filter(each -> isSamePlace(each, template) && !each.isGone())
        .forEach(each -> each.launchTemplate().ifPresent(references::add));
    references.removeIf(each -> !each.id().equals(template.templateId()));
    return references.isEmpty() || references.stream().anyMatch(each -> each.means(template));
  }

  /**
   * Whether EKS made it after a launch template of the node group's owner, who can change only that
   * one. Where the owner's was not read, its copy stands for it.
   */
  public boolean isCopy(LaunchTemplate template) {
    return groups.stream()
        .filter(group -> isTemplateOf(group, template))
        .flatMap(group -> nodegroupOf(group).stream())
        .flatMap(
            nodegroup ->
                nodegroup.launchTemplate().flatMap(own -> template(own, nodegroup)).stream())
        .anyMatch(own -> !own.templateId().equals(template.templateId()));
  }

  /** What EKS made of an owner's launch template. */
  private Optional<LaunchTemplate> copyOf(LaunchTemplate template) {
    return nodegroups.stream()
        .filter(each -> isSamePlace(each, template))
        .filter(each -> each.launchTemplate().filter(own -> own.means(template)).isPresent())
        .flatMap(each -> groupsOf(each).stream())
        .flatMap(
            group -> group.launchTemplates().stream().flatMap(r -> template(r, group).stream()))
        .filter(each -> !each.templateId().equals(template.templateId()))
        .findFirst();
  }

  private static boolean isTemplateOf(AutoScalingGroup group, LaunchTemplate template) {
    return isSamePlace(group, template)
        && group.launchTemplates().stream().anyMatch(named -> named.means(template));
  }

  private static boolean isSamePlace(AwsResource one, AwsResource other) {
    return one.region().equals(other.region()) && one.account().equals(other.account());
  }

  /** Whether the nodes of a launch template must use IMDSv2. */
  public Fact<String> httpTokens(LaunchTemplate template) {
    return inForce(
        template, LaunchTemplate::httpTokens, AwsRegion::defaultHttpTokens, Image::httpTokens);
  }

  /** How many hops an answer of IMDSv2 travels from the nodes of a launch template. */
  public Fact<Long> hopLimit(LaunchTemplate template) {
    return inForce(template, LaunchTemplate::hopLimit, AwsRegion::defaultHopLimit, Image::hopLimit);
  }

  /**
   * A metadata option as EC2 decides it: the template, else the account's default in the region,
   * else the image (EC2 User Guide, "Order of precedence for instance metadata options").
   */
  private <T> Fact<T> inForce(
      LaunchTemplate template,
      Function<LaunchTemplate, Fact<T>> own,
      Function<AwsRegion, Fact<T>> byAccount,
      Function<Image, Fact<T>> byImage) {
    Fact<T> set = own.apply(template);
    Optional<LaunchTemplate> copy = copyOf(template);
    if (!set.isSet() && copy.isPresent()) {
      set = own.apply(copy.get());
    }
    if (set.isSet()) {
      return set;
    }
    AwsRegion region =
        aws.region(template)
            .orElseThrow(
                () ->
                    UnresolvedFactException.missing(
                        template, "the account's defaults of instance metadata were not read"));
    Fact<T> preferred = byAccount.apply(region);
    return preferred.isSet() ? preferred : byImage.apply(image(template));
  }

  /** The image that nodes of a launch template start from; unknown when it was not read. */
  public Image image(LaunchTemplate template) {
    return aws.getById(Image.class, imageId(template), template);
  }

  private String imageId(LaunchTemplate template) {
    Fact<String> own = template.imageId();
    Optional<String> named =
        own.isSet() ? own.value() : copyOf(template).flatMap(copy -> copy.imageId().value());
    return named.orElseThrow(
        () ->
            UnresolvedFactException.missing(
                template, "which image " + template.called() + " starts is not known"));
  }

  /** Whether the image of a launch template is for EKS to pick. */
  public boolean hasImageOfEks(LaunchTemplate template) {
    return !template.imageId().isSet();
  }

  /**
   * Whether an instance is a node of a cluster: by its tags, or because an autoscaling group of a
   * cluster started it.
   */
  public boolean isNode(Instance instance) {
    if (instance.clusterName().isPresent() || instance.nodegroupName().isPresent()) {
      return true;
    }
    String started = instance.autoScalingGroup().orElse("");
    return groups.stream()
        .filter(group -> isSamePlace(group, instance))
        .anyMatch(group -> group.groupName().is(started));
  }

  /**
   * Whether the user data of an instance is to be judged by itself: it runs, its owner starts it,
   * and it was not started with the user data of its launch template, if that was read.
   */
  public boolean hasUserDataOfItsOwn(Instance instance) {
    return !instance.isGone()
        && !instance.isAutoMode()
        && instance
            .launchTemplate()
            .flatMap(named -> template(named, instance))
            .filter(template -> template.userData().isLike(instance.userData()))
            .isEmpty();
  }

  /** The running node that an id names in the account and region of another resource. */
  public Optional<Instance> instance(String id, AwsResource naming) {
    return aws.all(Instance.class).stream()
        .filter(each -> each.name().equals(id) && isSamePlace(each, naming))
        .findFirst();
  }
}
