package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creates, describes, lists and deletes clusters. What a caller leaves out is filled in as the API
 * reference of CreateCluster says; updates are {@link ClusterUpdates}.
 */
final class ClusterOperations {
  private ClusterOperations() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateCluster", ClusterOperations::create,
        "DescribeCluster", ClusterOperations::describe,
        "ListClusters", ClusterOperations::list,
        "DeleteCluster", ClusterOperations::delete);
  }

  private static ObjectNode create(Call call) {
    String name = call.text("name");
    if (call.region().clusters().containsKey(name)) {
      throw ServiceFailure.inUse("Cluster already exists with name: " + name)
          .with("clusterName", name);
    }
    int quota = call.region().clusterQuota();
    if (call.region().clusters().size() >= quota) {
      throw ServiceFailure.of(
              400,
              "ResourceLimitExceededException",
              "Cluster limit exceeded: a region may have " + quota)
          .with("clusterName", name);
    }
    call.mustBeRole("roleArn");
    ObjectNode view = view(call, name);
    Cluster cluster = Cluster.of(view, call.caller().arn());
    call.region().clusters().put(name, cluster);
    call.later(() -> finish(call, cluster));
    ObjectNode answer = view.deepCopy();
    // only this answer tells it
    ((ObjectNode) answer.get("accessConfig"))
        .put("bootstrapClusterCreatorAdminPermissions", bootstraps(call));
    if (bootstraps(call) && cluster.hasAccessEntries()) {
      AccessEntries.addCreator(call, cluster);
    }
    return Json.object("cluster", answer);
  }

  private static boolean bootstraps(Call call) {
    return call.get("accessConfig").path("bootstrapClusterCreatorAdminPermissions").asBoolean(true);
  }

  private static ObjectNode view(Call call, String name) {
    JsonNode asked = call.input();
    String number = call.has("version") ? call.text("version") : KubernetesVersion.DEFAULT.number();
    KubernetesVersion version = KubernetesVersion.offered(number, call.now());
    ObjectNode view = Json.object();
    view.put("name", name);
    view.put("arn", call.arn("cluster/" + name));
    view.set("createdAt", Json.seconds(call.now()));
    view.put("version", version.number());
    Json.copy(asked, view, "roleArn");
    ObjectNode network = network(asked.path("kubernetesNetworkConfig"));
    boolean ipv6 = network.path("ipFamily").asText().equals("ipv6");
    view.set("resourcesVpcConfig", vpc(call, name, ipv6));
    view.set("kubernetesNetworkConfig", network);
    JsonNode allOff = ControlPlaneLogs.changed(Json.object(), asked.path("logging"));
    view.set("logging", allOff);
    view.put("status", "CREATING");
    view.set("certificateAuthority", Json.object());
    Json.copy(asked, view, "clientRequestToken");
    view.put("platformVersion", version.platform());
    view.set("tags", call.tags());
    Encryption.check(call, asked.path("encryptionConfig"));
    if (!asked.path("encryptionConfig").isEmpty()) {
      Json.copy(asked, view, "encryptionConfig");
    }
    view.set("health", Json.object("issues", Json.array()));
    view.set("accessConfig", access(call));
    view.set("upgradePolicy", supportType(asked));
    Json.copy(
        asked, view, "zonalShiftConfig", "remoteNetworkConfig", "computeConfig", "storageConfig");
    AutoMode.check(view);
    view.set("deletionProtection", Json.or(asked, "deletionProtection", BooleanNode.FALSE));
    view.set(
        "controlPlaneScalingConfig",
        Json.or(asked, "controlPlaneScalingConfig", Json.object().put("tier", "standard")));
    if (call.has("outpostConfig")) {
      Json.copy(asked, view, "outpostConfig");
      view.put("id", Identifiers.uuid());
    }
    return view;
  }

  private static JsonNode supportType(JsonNode asked) {
    return Json.or(asked, "upgradePolicy", Json.object().put("supportType", "EXTENDED"));
  }

  private static ObjectNode network(JsonNode asked) {
    ObjectNode network = Json.object();
    String family = asked.path("ipFamily").asText("ipv4");
    if (family.equals("ipv6")) {
      if (Json.has(asked, "serviceIpv4Cidr")) {
        throw ServiceFailure.invalidParameter(
            "serviceIpv4Cidr cannot be specified when ipFamily is ipv6");
      }
      network.put("serviceIpv6Cidr", "fd30:1c53:5f8a::/108");
    } else {
      String services = asked.path("serviceIpv4Cidr").asText("10.100.0.0/16");
      Networking.checkServices(services);
      network.put("serviceIpv4Cidr", services);
    }
    network.put("ipFamily", family);
    network.set(
        "elasticLoadBalancing",
        Json.or(asked, "elasticLoadBalancing", Json.object().put("enabled", false)));
    return network;
  }

  private static ObjectNode vpc(Call call, String name, boolean ipv6) {
    JsonNode asked = call.get("resourcesVpcConfig");
    List<String> subnets = Json.texts(asked.path("subnetIds"));
    Networking.checkSubnets(call, name, subnets);
    ObjectNode vpc = Json.object();
    vpc.set("subnetIds", Json.array(subnets));
    vpc.set("securityGroupIds", Json.array(Json.texts(asked.path("securityGroupIds"))));
    vpc.put("vpcId", call.region().vpc());
    Networking.endpoint(asked, Json.object(), vpc, ipv6);
    return vpc;
  }

  private static ObjectNode access(Call call) {
    String mode = call.get("accessConfig").path("authenticationMode").asText("CONFIG_MAP");
    if (mode.equals("CONFIG_MAP") && !bootstraps(call)) {
      throw ServiceFailure.invalidParameter(
          "bootstrapClusterCreatorAdminPermissions must be true if cluster authentication mode is"
              + " set to CONFIG_MAP");
    }
    return Json.object().put("authenticationMode", mode);
  }

  /** What only a cluster that is up has. */
  private static void finish(Call call, Cluster cluster) {
    ObjectNode view = cluster.view();
    String id = Identifiers.cluster();
    String region = call.caller().region();
    String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    view.put("endpoint", "https://" + id + ".yl4." + region + ".eks." + domain);
    view.set(
        "identity",
        Json.object(
            "oidc",
            Json.object()
                .put("issuer", "https://oidc.eks." + region + "." + domain + "/id/" + id)));
    view.set("certificateAuthority", Json.object().put("data", certificates(1)));
    CertificateAuthorities.addFirst(cluster, call.now(), certificates(1));
    ((ObjectNode) view.get("resourcesVpcConfig"))
        .put("clusterSecurityGroupId", Identifiers.ec2("sg"));
    view.put("status", "ACTIVE");
  }

  /** As many certificates as there are authorities, in the form that clients are given. */
  static String certificates(int count) {
    try (InputStream file =
        Objects.requireNonNull(
            ClusterOperations.class.getResourceAsStream("certificate-authority.pem"))) {
      String one = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
      return Base64.getEncoder()
          .encodeToString(one.repeat(count).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode describe(Call call) {
    return Json.object("cluster", call.cluster().view().<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    return Pages.texts(call, "clusters", List.copyOf(call.region().clusters().keySet()));
  }

  private static ObjectNode delete(Call call) {
    Cluster cluster = call.cluster();
    String name = cluster.name();
    if (cluster.view().path("deletionProtection").asBoolean()) {
      throw ServiceFailure.invalidRequest(
              "Cluster " + name + " cannot be deleted while deletion protection is on")
          .with("clusterName", name);
    }
    refuseWhileAttached(cluster, "nodegroups", cluster.nodegroups());
    refuseWhileAttached(cluster, "fargate profiles", cluster.fargateProfiles());
    refuseWhileAttached(cluster, "capabilities", cluster.capabilities());
    if (cluster.status().equals("CREATING")) {
      throw ServiceFailure.inUse("Cluster " + name + " is being created").with("clusterName", name);
    }
    Updates.refuseSecond(cluster, Updates.OF_CLUSTER, "Delete");
    if (!cluster.status().equals("DELETING")) {
      cluster.view().put("status", "DELETING");
      call.later(() -> call.region().clusters().remove(name));
    }
    return Json.object("cluster", cluster.view().<JsonNode>deepCopy());
  }

  private static void refuseWhileAttached(Cluster cluster, String what, Map<String, ?> attached) {
    if (!attached.isEmpty()) {
      throw ServiceFailure.inUse("Cluster has " + what + " attached")
          .with("clusterName", cluster.name());
    }
  }
}
