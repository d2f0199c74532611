package dev.seawall.core.aws;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** An EKS cluster as {@code eks:DescribeCluster} gives it, with the lists of what belongs to it. */
public final class EksCluster extends AwsResource {
  static final String DESCRIBED = "DescribeCluster";
  private static final String NETWORK = "resourcesVpcConfig";
  private static final String LOGGING = "logging";
  private static final String KUBERNETES_NETWORK = "kubernetesNetworkConfig";
  private static final String REMOTE_NETWORK = "remoteNetworkConfig";

  /** What EKS sets when a public endpoint is given no ranges (EKS API, VpcConfigRequest). */
  private static final List<String> WHOLE_INTERNET = List.of("0.0.0.0/0");

  public EksCluster(Document document) {
    super(document);
  }

  /** {@code prod in eu-west-1}: clusters of two regions may have one name. */
  public String place() {
    return name() + " in " + region();
  }

  /** A cluster of somebody else that the EKS connector shows: AWS runs no part of it. */
  public boolean isRegistered() {
    return mapping(DESCRIBED, "connectorConfig").isSet();
  }

  /** The state, such as ACTIVE, CREATING or FAILED. */
  public Fact<String> status() {
    return text(DESCRIBED, "status");
  }

  /** Whether it is up: a cluster that is being made, deleted or has failed is not. */
  public boolean isUp() {
    return status().is("ACTIVE") || status().is("UPDATING");
  }

  public Fact<Instant> createdAt() {
    return moment(DESCRIBED, "createdAt");
  }

  /** The minor version of Kubernetes, such as 1.34. */
  public Fact<String> version() {
    return text(DESCRIBED, "version");
  }

  /** Whether the version is at least another of the same form; unknown when there is none. */
  public boolean isAtLeast(String minor) {
    Fact<String> version = version();
    String own =
        version
            .value()
            .orElseThrow(() -> UnresolvedFactException.missing(this, "it has no version"));
    return ClusterVersion.number(own, this) >= ClusterVersion.number(minor, this);
  }

  /** The build of EKS, such as {@code eks.12}. */
  public Fact<String> platformVersion() {
    return text(DESCRIBED, "platformVersion");
  }

  /** Whether the API server has a public endpoint; EKS makes one unless told not to. */
  public Fact<Boolean> endpointPublicAccess() {
    return flag(DESCRIBED, NETWORK, "endpointPublicAccess").orDefault(true);
  }

  /** Whether the API server has an endpoint in the VPC; EKS makes none unless told to. */
  public Fact<Boolean> endpointPrivateAccess() {
    return flag(DESCRIBED, NETWORK, "endpointPrivateAccess").orDefault(false);
  }

  /** The ranges that reach the public endpoint; none or an empty list are the whole Internet. */
  public Fact<List<String>> publicAccessCidrs() {
    return texts(DESCRIBED, NETWORK, "publicAccessCidrs")
        .unless(List.of())
        .orDefault(WHOLE_INTERNET);
  }

  /** The addresses that reach the public endpoint; unknown when a range is no block. */
  public AddressSet publicAccess() {
    return new AddressSet(blocks(publicAccessCidrs()), List.of());
  }

  private List<Block> blocks(Fact<List<String>> ranges) {
    List<Block> blocks = new ArrayList<>();
    for (String range : ranges.or(List.of())) {
      blocks.add(block(range));
    }
    return blocks;
  }

  private Block block(String range) {
    return Block.parse(range)
        .orElseThrow(() -> UnresolvedFactException.missing(this, "\"" + range + "\" is no block"));
  }

  /** Through whose network the API server reaches webhooks and the like; EKS's own by default. */
  public Fact<String> egressMode() {
    return text(DESCRIBED, NETWORK, "controlPlaneEgressMode").orDefault("AWS_MANAGED");
  }

  public Fact<String> vpcId() {
    return text(DESCRIBED, NETWORK, "vpcId");
  }

  /** The VPC that the control plane is attached to; unknown when it was not read. */
  public Vpc vpc(Aws aws) {
    return aws.getById(
        Vpc.class,
        vpcId().value().orElseThrow(() -> UnresolvedFactException.missing(this, "it has no VPC")),
        this);
  }

  /** The subnets that hold the network interfaces of the control plane. */
  public List<Subnet> subnets(Aws aws) {
    return texts(DESCRIBED, NETWORK, "subnetIds").or(List.of()).stream()
        .map(id -> aws.getById(Subnet.class, id, this))
        .toList();
  }

  /** Security groups of the control plane beside the one that EKS makes itself. */
  public Fact<List<String>> additionalSecurityGroups() {
    return texts(DESCRIBED, NETWORK, "securityGroupIds").orDefault(List.of());
  }

  /** The addresses that Services get. */
  public Fact<String> serviceRange() {
    return text(DESCRIBED, KUBERNETES_NETWORK, "serviceIpv4Cidr");
  }

  /** The addresses of Services as a block, when they are of version 4. */
  public Optional<Block> serviceBlock() {
    return serviceRange().value().map(this::block);
  }

  /** The networks of hybrid nodes and of their pods. */
  public List<String> remoteRanges() {
    List<String> ranges = new ArrayList<>();
    for (String field : List.of("remoteNodeNetworks", "remotePodNetworks")) {
      for (AwsPart each : parts(this::part, DESCRIBED, REMOTE_NETWORK, field)) {
        ranges.addAll(each.texts("cidrs").or(List.of()));
      }
    }
    return ranges;
  }

  /** The groups of log types, each of which is on or off. */
  public Fact<Value> logging() {
    return field(DESCRIBED, LOGGING, "clusterLogging");
  }

  /** The log types that are sent to CloudWatch, over all groups that are on. */
  public SortedSet<String> loggedTypes() {
    SortedSet<String> logged = new TreeSet<>();
    for (AwsPart group : parts(this::part, DESCRIBED, LOGGING, "clusterLogging")) {
      if (group.flag("enabled").orDefault(false).is(true)) {
        logged.addAll(group.texts("types").or(List.of()));
      }
    }
    return logged;
  }

  /** The names of the log groups that hold the control plane's logs: one or none. */
  public Fact<List<String>> logGroups() {
    return texts("DescribeLogGroups");
  }

  /** The log group of the control plane, if there is one; unknown when it was not read. */
  public Optional<LogGroup> logGroup(Aws aws) {
    return logGroups().or(List.of()).stream()
        .findFirst()
        .map(arn -> aws.find(LogGroup.class, arn + ":*").orElseGet(() -> logGroup(aws, arn)));
  }

  private LogGroup logGroup(Aws aws, String arn) {
    String bare = arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    return aws.find(LogGroup.class, bare)
        .orElseGet(() -> aws.get(LogGroup.class, bare + ":*", this));
  }

  /** What is encrypted with which key, as it is written. */
  public Fact<Value> encryption() {
    return field(DESCRIBED, "encryptionConfig");
  }

  /** The key that Secrets are encrypted with, if the customer names one. */
  public Optional<String> secretsKey() {
    for (AwsPart each : parts(this::part, DESCRIBED, "encryptionConfig")) {
      if (each.texts("resources").or(List.of()).contains("secrets")) {
        return each.text("provider", "keyArn").value();
      }
    }
    return Optional.empty();
  }

  /** The keys that something is encrypted with. */
  public SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>();
    for (AwsPart each : parts(this::part, DESCRIBED, "encryptionConfig")) {
      each.text("provider", "keyArn").value().ifPresent(keys::add);
    }
    return keys;
  }

  /** Whether the cluster can be deleted in one call; EKS lets it unless told not to. */
  public Fact<Boolean> deletionProtection() {
    return flag(DESCRIBED, "deletionProtection").orDefault(false);
  }

  /** What EKS says is wrong, each with its {@code code} and {@code message}. */
  public List<AwsPart> healthIssues() {
    return parts(this::part, DESCRIBED, "health", "issues");
  }

  /** When a registered cluster that did not come can no longer come. */
  public Fact<Instant> activationExpiry() {
    return moment(DESCRIBED, "connectorConfig", "activationExpiry");
  }

  public Map<String, String> tags() {
    return tags(DESCRIBED, "tags");
  }

  /** The findings of EKS's own insights of a category, as {@code eks:ListInsights} sums them up. */
  public List<Insight> insights(String category) {
    return parts(this::insight, "ListInsights").stream()
        .filter(each -> each.text("category").is(category))
        .toList();
  }

  private Insight insight(Path path, Mapping item) {
    return new Insight(this, path, item);
  }

  /**
   * Whether an update of a type is known to have begun after a moment ({@code eks:ListUpdates}).
   */
  public boolean changedSince(Instant moment, String type) {
    return !field("ListUpdates").isUnresolved()
        && parts(this::part, "ListUpdates").stream()
            .filter(each -> each.text("type").is(type))
            .flatMap(each -> each.moment("createdAt").value().stream())
            .anyMatch(made -> made.isAfter(moment));
  }

  /** The names of the add-ons that EKS manages. */
  public Fact<List<String>> addonNames() {
    return texts("ListAddons");
  }

  /** The managed add-on of a name, if there is one; unknown when it was not read. */
  public Optional<Addon> addon(String name, Aws aws) {
    if (!addonNames().or(List.of()).contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        aws.all(Addon.class).stream()
            .filter(each -> each.isOf(this) && each.addonName().is(name))
            .findFirst()
            .orElseThrow(
                () -> UnresolvedFactException.missing(this, "add-on " + name + " was not read")));
  }

  /** Whether EKS itself makes and updates the nodes (Auto Mode). */
  public Fact<Boolean> isAutoMode() {
    return flag(DESCRIBED, "computeConfig", "enabled").orDefault(false);
  }

  /** Whether somebody asked which Pod Identity associations there are and was not told. */
  boolean hidesPodIdentityAssociations() {
    return hides("ListPodIdentityAssociations");
  }

  /** Whether somebody asked which access entries there are and was not told. */
  boolean hidesAccessEntries() {
    return hides("ListAccessEntries");
  }

  private boolean hides(String list) {
    return content() instanceof Mapping told && told.get(list) instanceof Unresolved;
  }

  /** {@code CONFIG_MAP}, {@code API_AND_CONFIG_MAP} or {@code API}. */
  public Fact<String> authenticationMode() {
    return text(DESCRIBED, "accessConfig", "authenticationMode").orDefault("CONFIG_MAP");
  }

  /** The issuer of the cluster's tokens without its scheme, as IAM names it. */
  public Fact<String> issuer() {
    return text(DESCRIBED, "identity", "oidc", "issuer")
        .map(url -> url.startsWith("https://") ? url.substring("https://".length()) : url);
  }

  /** The ARN of the role that the control plane uses. */
  public Fact<String> roleArn() {
    return text(DESCRIBED, "roleArn");
  }

  /** Whether a resource that has the name of a cluster is one of this cluster. */
  public boolean owns(AwsResource resource, String clusterName) {
    return clusterName.equals(name())
        && resource.region().equals(region())
        && resource.account().equals(account());
  }

  /** The ids of its Pod Identity associations. */
  public Fact<List<String>> podIdentityAssociations() {
    return texts("ListPodIdentityAssociations");
  }

  /** Whether whoever made the cluster became its administrator; EKS does so unless told not to. */
  public Fact<Boolean> creatorIsAdministrator() {
    return flag(DESCRIBED, "accessConfig", "bootstrapClusterCreatorAdminPermissions")
        .orDefault(true);
  }

  /**
   * The ARNs of the roles that its nodes and its pods on Fargate have, as far as node groups,
   * Fargate profiles and Auto Mode name them.
   */
  public SortedSet<String> nodeRoles(Aws aws) {
    SortedSet<String> roles = new TreeSet<>();
    text(DESCRIBED, "computeConfig", "nodeRoleArn").value().ifPresent(roles::add);
    for (Nodegroup each : aws.all(Nodegroup.class)) {
      if (owns(each, each.clusterName().or(""))) {
        each.nodeRole().value().ifPresent(roles::add);
      }
    }
    aws.all(FargateProfile.class).stream()
        .filter(each -> owns(each, each.text("DescribeFargateProfile", "clusterName").or("")))
        .forEach(
            each ->
                each.text("DescribeFargateProfile", "podExecutionRoleArn")
                    .value()
                    .ifPresent(roles::add));
    return roles;
  }

  /** Its access entries; unknown when one that it lists was not read. */
  public List<AccessEntry> accessEntries(Aws aws) {
    List<AccessEntry> entries = new ArrayList<>();
    for (String principal : texts("ListAccessEntries").or(List.of())) {
      entries.add(
          aws.all(AccessEntry.class).stream()
              .filter(each -> owns(each, each.clusterName()))
              .filter(each -> each.principalArn().is(principal))
              .findFirst()
              .orElseThrow(
                  () ->
                      UnresolvedFactException.missing(
                          this, "the access entry of " + principal + " was not read")));
    }
    return entries;
  }

  /** The role of the nodes that EKS Auto Mode starts. */
  public Fact<String> autoModeNodeRole() {
    return text(DESCRIBED, "computeConfig", "nodeRoleArn");
  }

  List<CertificateAuthority> authorities(String operation) {
    return parts((at, content) -> new CertificateAuthority(this, at, content), operation);
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
