package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.ACCESS_ENTRIES;
import static dev.seawall.core.aws.AwsTypes.ADDONS;
import static dev.seawall.core.aws.AwsTypes.CAPABILITIES;
import static dev.seawall.core.aws.AwsTypes.EKS_CLUSTERS;
import static dev.seawall.core.aws.AwsTypes.FARGATE_PROFILES;
import static dev.seawall.core.aws.AwsTypes.IDENTITY_PROVIDER_CONFIGS;
import static dev.seawall.core.aws.AwsTypes.NODEGROUPS;
import static dev.seawall.core.aws.AwsTypes.POD_IDENTITY_ASSOCIATIONS;

import dev.seawall.collect.aws.Members.Member;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.IdentityProviderConfig;

/** What EKS itself says of a cluster and of what belongs to it. */
final class EksReader {
  private static final String GONE = "ResourceNotFoundException";
  private static final int NEWEST_UPDATES = 20;
  static final Operation LIST = Operation.of(EKS_CLUSTERS, "ListClusters").listing(EKS_CLUSTERS);
  private static final Operation DESCRIBE_CLUSTER =
      Operation.of(EKS_CLUSTERS, "DescribeCluster").orNone(GONE);
  private static final Operation LIST_INSIGHTS = Operation.of(EKS_CLUSTERS, "ListInsights");
  private static final Operation LIST_UPDATES = Operation.of(EKS_CLUSTERS, "ListUpdates");
  private static final Operation DESCRIBE_UPDATE =
      Operation.of(EKS_CLUSTERS, "DescribeUpdate").orNone(GONE);
  private static final Operation DESCRIBE_ADDON_VERSIONS =
      Operation.of(ADDONS, "DescribeAddonVersions").orNone(GONE);
  private static final Operation LIST_ASSOCIATED_POLICIES =
      Operation.of(ACCESS_ENTRIES, "ListAssociatedAccessPolicies");

  private final Reading reading;
  private final EksClient eks;
  private final String name;
  private final String arn;
  private final Set<String> roles = new ConcurrentSkipListSet<>();

  EksReader(Reading reading, String name) {
    this.reading = reading;
    this.eks = reading.clients().eks();
    this.name = name;
    this.arn = arn(reading.place(), name);
  }

  static String arn(Place place, String cluster) {
    return place.arn("eks", "cluster/" + cluster);
  }

  /** The names of all clusters of the region; the caller notes when they could not be listed. */
  static Answer names(Reading reading) {
    return reading
        .calls()
        .all(
            LIST,
            reading.place().namespace(),
            () -> reading.clients().eks().listClustersPaginator(r -> {}),
            "clusters");
  }

  static Answer describe(Reading reading, String name) {
    EksClient eks = reading.clients().eks();
    return reading.one(
        DESCRIBE_CLUSTER,
        arn(reading.place(), name),
        () -> eks.describeCluster(r -> r.name(name)),
        "cluster");
  }

  /** The cluster itself; none when there is no such cluster. */
  Answer cluster() {
    Answer described = describe(reading, name);
    if (!(described instanceof Answer.None)) {
      reading.put(DESCRIBE_CLUSTER, arn, described);
      role(Values.text(described.value(), "roleArn"));
      role(Values.text(described.value(), "computeConfig", "nodeRoleArn"));
    }
    return described;
  }

  /** The ARNs of the roles and users that were named so far. */
  Set<String> principals() {
    return roles;
  }

  private void role(String named) {
    if (!named.isEmpty()) {
      roles.add(named);
    }
  }

  private Value content(Member member) {
    return member.content();
  }

  List<Mapping> nodegroups() {
    List<Member> groups =
        members(
            NODEGROUPS,
            "ListNodegroups",
            () -> eks.listNodegroupsPaginator(r -> r.clusterName(name)),
            Function.identity(),
            "nodegroups",
            new Members(
                NODEGROUPS,
                Operation.of(NODEGROUPS, "DescribeNodegroup").orNone(GONE),
                each -> eks.describeNodegroup(r -> r.clusterName(name).nodegroupName(each)),
                List.of("nodegroup"),
                "nodegroupArn",
                each -> likely("nodegroup", each + "/unknown")));
    groups.forEach(group -> role(Values.text(content(group), "nodeRole")));
    return groups.stream().map(Member::content).toList();
  }

  List<Mapping> fargateProfiles() {
    List<Member> profiles =
        members(
            FARGATE_PROFILES,
            "ListFargateProfiles",
            () -> eks.listFargateProfilesPaginator(r -> r.clusterName(name)),
            Function.identity(),
            "fargateProfileNames",
            new Members(
                FARGATE_PROFILES,
                Operation.of(FARGATE_PROFILES, "DescribeFargateProfile").orNone(GONE),
                each ->
                    eks.describeFargateProfile(r -> r.clusterName(name).fargateProfileName(each)),
                List.of("fargateProfile"),
                "fargateProfileArn",
                each -> likely("fargateprofile", each + "/unknown")));
    profiles.forEach(profile -> role(Values.text(content(profile), "podExecutionRoleArn")));
    return profiles.stream().map(Member::content).toList();
  }

  void addons(String version) {
    List<Member> addons =
        members(
            ADDONS,
            "ListAddons",
            () -> eks.listAddonsPaginator(r -> r.clusterName(name)),
            Function.identity(),
            "addons",
            new Members(
                ADDONS,
                Operation.of(ADDONS, "DescribeAddon").orNone(GONE),
                each -> eks.describeAddon(r -> r.clusterName(name).addonName(each)),
                List.of("addon"),
                "addonArn",
                each -> likely("addon", each + "/unknown")));
    addons.forEach(addon -> role(Values.text(content(addon), "serviceAccountRoleArn")));
    reading.tasks().each(addons, addon -> addonVersions(addon, version));
  }

  private boolean addonVersions(Member addon, String version) {
    Answer answer =
        reading.all(
            DESCRIBE_ADDON_VERSIONS,
            "add-on " + addon.name() + " on Kubernetes " + version,
            () ->
                eks.describeAddonVersionsPaginator(
                    r -> {
                      r.addonName(addon.name());
                      if (!version.isEmpty()) {
                        r.kubernetesVersion(version);
                      }
                    }),
            "addons");
    List<Mapping> infos = answer.mappings();
    boolean unknown = answer instanceof Answer.Given && infos.isEmpty();
    Answer info = infos.isEmpty() ? answer : new Answer.Given(infos.getFirst());
    reading.put(DESCRIBE_ADDON_VERSIONS, addon.arn(), unknown ? Answer.NONE : info);
    return true;
  }

  /** The access entries. A cluster that only believes its aws-auth ConfigMap has none. */
  void accessEntries(String authenticationMode) {
    if (authenticationMode.equals("CONFIG_MAP")) {
      reading.put(Operation.of(EKS_CLUSTERS, "ListAccessEntries"), arn, Sequence.EMPTY);
      return;
    }
    List<Member> entries =
        members(
            ACCESS_ENTRIES,
            "ListAccessEntries",
            () -> eks.listAccessEntriesPaginator(r -> r.clusterName(name)),
            Function.identity(),
            "accessEntries",
            new Members(
                ACCESS_ENTRIES,
                Operation.of(ACCESS_ENTRIES, "DescribeAccessEntry").orNone(GONE),
                each -> eks.describeAccessEntry(r -> r.clusterName(name).principalArn(each)),
                List.of("accessEntry"),
                "accessEntryArn",
                each -> likely("access-entry", principal(each) + "/unknown")));
    reading.tasks().each(entries, this::accessPolicies);
  }

  /** {@code role/111122223333/admin} of a role's ARN, as EKS writes it in an entry's. */
  private static String principal(String principalArn) {
    String[] parts = principalArn.split(":", 6);
    if (parts.length < 6) {
      return principalArn;
    }
    String resource = parts[5];
    String type = resource.substring(0, Math.max(0, resource.indexOf('/')));
    return type + "/" + parts[4] + "/" + resource.substring(resource.lastIndexOf('/') + 1);
  }

  private boolean accessPolicies(Member entry) {
    role(entry.name());
    reading.put(
        LIST_ASSOCIATED_POLICIES,
        entry.arn(),
        reading.all(
            LIST_ASSOCIATED_POLICIES,
            entry.arn(),
            () ->
                eks.listAssociatedAccessPoliciesPaginator(
                    r -> r.clusterName(name).principalArn(entry.name())),
            "associatedAccessPolicies"));
    return true;
  }

  void podIdentities() {
    List<Member> associations =
        members(
            POD_IDENTITY_ASSOCIATIONS,
            "ListPodIdentityAssociations",
            () -> eks.listPodIdentityAssociationsPaginator(r -> r.clusterName(name)),
            list -> Values.sequence(Values.each(list, "associationId")),
            "associations",
            new Members(
                POD_IDENTITY_ASSOCIATIONS,
                Operation.of(POD_IDENTITY_ASSOCIATIONS, "DescribePodIdentityAssociation")
                    .orNone(GONE),
                each ->
                    eks.describePodIdentityAssociation(
                        r -> r.clusterName(name).associationId(each)),
                List.of("association"),
                "associationArn",
                each -> likely("podidentityassociation", each)));
    for (Member association : associations) {
      role(Values.text(content(association), "roleArn"));
      role(Values.text(content(association), "targetRoleArn"));
    }
  }

  void identityProviders() {
    Operation list =
        Operation.of(EKS_CLUSTERS, "ListIdentityProviderConfigs")
            .listing(IDENTITY_PROVIDER_CONFIGS);
    Answer configs =
        reading.all(
            list,
            arn,
            () -> eks.listIdentityProviderConfigsPaginator(r -> r.clusterName(name)),
            "identityProviderConfigs");
    reading.put(list, arn, configs);
    new Members(
            IDENTITY_PROVIDER_CONFIGS,
            Operation.of(IDENTITY_PROVIDER_CONFIGS, "DescribeIdentityProviderConfig").orNone(GONE),
            each ->
                eks.describeIdentityProviderConfig(
                    r ->
                        r.clusterName(name)
                            .identityProviderConfig(
                                IdentityProviderConfig.builder().type("oidc").name(each).build())),
            List.of("identityProviderConfig", "oidc"),
            "identityProviderConfigArn",
            each -> likely("identityproviderconfig", "oidc/" + each + "/unknown"))
        .read(reading, Values.each(configs.value(), "name"));
  }

  void capabilities() {
    List<Member> capabilities =
        members(
            CAPABILITIES,
            "ListCapabilities",
            () -> eks.listCapabilitiesPaginator(r -> r.clusterName(name)),
            list -> Values.sequence(Values.each(list, "capabilityName")),
            "capabilities",
            new Members(
                CAPABILITIES,
                Operation.of(CAPABILITIES, "DescribeCapability").orNone(GONE),
                each -> eks.describeCapability(r -> r.clusterName(name).capabilityName(each)),
                List.of("capability"),
                "arn",
                each -> likely("capability", each + "/unknown")));
    capabilities.forEach(capability -> role(Values.text(content(capability), "roleArn")));
  }

  void insights() {
    reading.put(
        LIST_INSIGHTS,
        arn,
        reading.all(
            LIST_INSIGHTS,
            arn,
            () -> eks.listInsightsPaginator(r -> r.clusterName(name)),
            "insights"));
  }

  void updates() {
    Answer ids =
        reading.all(
            LIST_UPDATES, arn, () -> eks.listUpdatesPaginator(r -> r.name(name)), "updateIds");
    if (ids.failed()) {
      reading.put(LIST_UPDATES, arn, ids);
      return;
    }
    List<Answer> updates =
        reading
            .tasks()
            .each(
                ids.texts().stream().limit(NEWEST_UPDATES).toList(),
                id ->
                    reading.one(
                        DESCRIBE_UPDATE,
                        arn + " update " + id,
                        () -> eks.describeUpdate(r -> r.name(name).updateId(id)),
                        "update"));
    Stream<Value> newestFirst =
        updates.stream()
            .filter(update -> !(update instanceof Answer.None))
            .map(Answer::value)
            .sorted(
                Comparator.comparing((Value update) -> Values.text(update, "createdAt"))
                    .reversed());
    reading.put(LIST_UPDATES, arn, Sequence.of(newestFirst.toList()));
  }

  /** Lists members, describes them, and keeps the names of those that are still there. */
  private List<Member> members(
      ResourceType type,
      String listName,
      Supplier<? extends Iterable<? extends SdkPojo>> pages,
      Function<Value, Value> names,
      String path,
      Members members) {
    Operation list = Operation.of(EKS_CLUSTERS, listName).listing(type);
    Answer listed = reading.all(list, arn, pages, path).map(names::apply);
    List<Member> read = members.read(reading, listed.texts());
    Value there = Values.sequence(read.stream().map(Member::name).sorted().toList());
    reading.put(list, arn, listed.map(_ -> there));
    return read;
  }

  private String likely(String type, String rest) {
    return reading.place().arn("eks", type + "/" + name + "/" + rest);
  }
}
