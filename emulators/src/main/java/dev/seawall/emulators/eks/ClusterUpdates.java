package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** UpdateClusterConfig, one kind of change at a time, and UpdateClusterVersion. */
final class ClusterUpdates {
  private ClusterUpdates() {}

  /** One kind of change, by the name that the update bears. */
  private record Change(String type, Map<String, String> values, Runnable effect) {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "UpdateClusterConfig", ClusterUpdates::configuration,
        "UpdateClusterVersion", ClusterUpdates::version);
  }

  private static ObjectNode configuration(Call call) {
    Cluster cluster = call.cluster();
    mustNotBe(cluster, "CREATING");
    mustNotBe(cluster, "DELETING");
    List<Change> changes = changes(call, cluster);
    if (changes.isEmpty()) {
      throw ServiceFailure.invalidParameter("No update was requested")
          .with("clusterName", cluster.name());
    }
    if (changes.size() > 1) {
      throw ServiceFailure.invalidParameter("Only one type of update can be allowed.")
          .with("clusterName", cluster.name());
    }
    Change change = changes.getFirst();
    return start(call, cluster, change);
  }

  private static ObjectNode start(Call call, Cluster cluster, Change change) {
    return Updates.start(
        call,
        cluster,
        Updates.OF_CLUSTER,
        cluster.view(),
        change.type(),
        change.values(),
        change.effect());
  }

  private static void mustNotBe(Cluster cluster, String status) {
    if (cluster.status().equals(status)) {
      throw ServiceFailure.inUse("Cluster " + cluster.name() + " is in status " + status)
          .with("clusterName", cluster.name());
    }
  }

  private static List<Change> changes(Call call, Cluster cluster) {
    List<Change> changes = new ArrayList<>();
    JsonNode vpc = call.get("resourcesVpcConfig");
    if (anyOf(vpc, "endpointPublicAccess", "endpointPrivateAccess", "publicAccessCidrs")) {
      changes.add(endpoint(cluster, vpc));
    }
    if (anyOf(vpc, "subnetIds", "securityGroupIds")) {
      changes.add(vpc(call, cluster, vpc));
    }
    if (call.has("logging")) {
      changes.add(logging(cluster, call.get("logging")));
    }
    if (call.has("accessConfig")) {
      changes.add(access(call, cluster));
    }
    if (anyOf(call.input(), "computeConfig", "storageConfig", "kubernetesNetworkConfig")) {
      changes.add(autoMode(call, cluster));
    }
    replace(call, cluster, "upgradePolicy", "UpgradePolicyUpdate", "UpgradePolicy", changes);
    replace(
        call, cluster, "zonalShiftConfig", "ZonalShiftConfigUpdate", "ZonalShiftConfig", changes);
    replace(
        call,
        cluster,
        "remoteNetworkConfig",
        "RemoteNetworkConfigUpdate",
        "RemoteNetworkConfig",
        changes);
    replace(
        call,
        cluster,
        "deletionProtection",
        "DeletionProtectionUpdate",
        "DeletionProtection",
        changes);
    replace(
        call,
        cluster,
        "controlPlaneScalingConfig",
        "ControlPlaneScalingConfigUpdate",
        "UpdatedTier",
        changes);
    return changes;
  }

  private static boolean anyOf(JsonNode value, String... names) {
    return List.of(names).stream().anyMatch(name -> Json.has(value, name));
  }

  private static ServiceFailure refused(Cluster cluster, String message) {
    return ServiceFailure.invalidParameter(message).with("clusterName", cluster.name());
  }

  private static Change endpoint(Cluster cluster, JsonNode asked) {
    ObjectNode vpc = (ObjectNode) cluster.view().get("resourcesVpcConfig");
    boolean ipv6 =
        cluster.view().path("kubernetesNetworkConfig").path("ipFamily").asText().equals("ipv6");
    ObjectNode after = Json.object();
    Networking.endpoint(asked, vpc, after, ipv6);
    boolean same =
        after.properties().stream().allMatch(e -> e.getValue().equals(vpc.get(e.getKey())));
    if (same) {
      throw refused(
          cluster,
          "Cluster is already at the desired configuration with endpointPrivateAccess: "
              + after.path("endpointPrivateAccess").asText()
              + " , endpointPublicAccess: "
              + after.path("endpointPublicAccess").asText()
              + ", and Public Endpoint Restrictions: "
              + Json.texts(after.path("publicAccessCidrs")));
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put("EndpointPublicAccess", after.path("endpointPublicAccess").asText());
    values.put("EndpointPrivateAccess", after.path("endpointPrivateAccess").asText());
    values.put("PublicAccessCidrs", Json.text(after.path("publicAccessCidrs")));
    return new Change("EndpointAccessUpdate", values, () -> vpc.setAll(after));
  }

  private static Change vpc(Call call, Cluster cluster, JsonNode asked) {
    ObjectNode vpc = (ObjectNode) cluster.view().get("resourcesVpcConfig");
    ObjectNode after = Json.object();
    Json.copy(asked, after, "subnetIds", "securityGroupIds");
    Map<String, String> values = new LinkedHashMap<>();
    if (after.has("subnetIds")) {
      Networking.checkSubnets(call, cluster.name(), Json.texts(after.path("subnetIds")));
      values.put("Subnets", Json.text(after.path("subnetIds")));
    }
    if (after.has("securityGroupIds")) {
      values.put("SecurityGroups", Json.text(after.path("securityGroupIds")));
    }
    return new Change("VpcConfigUpdate", values, () -> vpc.setAll(after));
  }

  private static Change logging(Cluster cluster, JsonNode asked) {
    JsonNode before = cluster.view().path("logging");
    ObjectNode after = ControlPlaneLogs.changed(before, asked);
    if (after.equals(before)) {
      throw refused(cluster, "No changes needed for the logging config provided");
    }
    return new Change(
        "LoggingUpdate",
        Map.of("ClusterLogging", Json.text(asked)),
        () -> cluster.view().set("logging", after));
  }

  private static Change access(Call call, Cluster cluster) {
    String before = cluster.authenticationMode();
    String after = call.get("accessConfig").path("authenticationMode").asText(before);
    boolean forward =
        (before.equals("CONFIG_MAP") && after.equals("API_AND_CONFIG_MAP"))
            || (before.equals("API_AND_CONFIG_MAP") && after.equals("API"));
    if (!forward) {
      throw refused(
          cluster, "Unsupported authentication mode update from " + before + " to " + after);
    }
    return new Change(
        "AccessConfigUpdate",
        Map.of("AuthenticationMode", after),
        () -> {
          cluster.view().set("accessConfig", Json.object().put("authenticationMode", after));
          if (before.equals("CONFIG_MAP")) {
            AccessEntries.addCreator(call, cluster);
            AccessEntries.addNodeRoles(call, cluster);
          }
        });
  }

  private static Change autoMode(Call call, Cluster cluster) {
    ObjectNode after = cluster.view().deepCopy();
    Json.copy(call.input(), after, "computeConfig", "storageConfig");
    JsonNode network = call.get("kubernetesNetworkConfig");
    ((ObjectNode) after.get("kubernetesNetworkConfig"))
        .set(
            "elasticLoadBalancing",
            Json.or(
                network,
                "elasticLoadBalancing",
                after.path("kubernetesNetworkConfig").path("elasticLoadBalancing")));
    AutoMode.check(after);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("ComputeConfig", Json.text(after.path("computeConfig")));
    values.put("StorageConfig", Json.text(after.path("storageConfig")));
    values.put("KubernetesNetworkConfig", Json.text(network));
    return new Change(
        "AutoModeUpdate",
        values,
        () ->
            Json.copy(
                after,
                cluster.view(),
                "computeConfig",
                "storageConfig",
                "kubernetesNetworkConfig"));
  }

  /** A member that an update replaces as a whole. */
  private static void replace(
      Call call, Cluster cluster, String member, String type, String param, List<Change> changes) {
    if (!call.has(member)) {
      return;
    }
    JsonNode after = call.get(member).deepCopy();
    if (after.equals(cluster.view().path(member))) {
      throw refused(cluster, "Cluster is already at the desired " + member);
    }
    changes.add(
        new Change(
            type,
            Map.of(param, after.isValueNode() ? after.asText() : Json.text(after)),
            () -> cluster.view().set(member, after)));
  }

  private static ObjectNode version(Call call) {
    Cluster cluster = call.cluster();
    mustNotBe(cluster, "CREATING");
    mustNotBe(cluster, "DELETING");
    KubernetesVersion after = KubernetesVersion.offered(call.text("version"), call.now());
    boolean next =
        KubernetesVersion.find(cluster.version())
            .filter(before -> before.minor() + 1 == after.minor())
            .isPresent();
    if (!next) {
      throw refused(
          cluster,
          "Unsupported Kubernetes minor version update from "
              + cluster.version()
              + " to "
              + after.number());
    }
    refuseWhileNodesLag(cluster);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Version", after.number());
    values.put("PlatformVersion", after.platform());
    return start(
        call,
        cluster,
        new Change(
            "VersionUpdate",
            values,
            () -> {
              cluster.view().put("version", after.number());
              cluster.view().put("platformVersion", after.platform());
            }));
  }

  /** Managed node groups must be of the cluster's version (API reference, UpdateClusterVersion). */
  private static void refuseWhileNodesLag(Cluster cluster) {
    List<String> lagging =
        cluster.nodegroups().entrySet().stream()
            .filter(each -> !each.getValue().path("version").asText().equals(cluster.version()))
            .map(Map.Entry::getKey)
            .toList();
    if (!lagging.isEmpty()) {
      throw refused(
          cluster,
          "Nodegroups "
              + String.join(", ", lagging)
              + " must be updated to match cluster version "
              + cluster.version()
              + " before updating cluster version");
    }
  }
}
