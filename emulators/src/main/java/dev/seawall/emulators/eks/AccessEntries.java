package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seawall.emulators.eks.Cluster.AccessEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which IAM principals a cluster knows, and those entries that EKS adds itself: the creator's, and
 * the roles' of nodes and Fargate pods.
 */
final class AccessEntries {
  private static final Set<String> TYPES =
      Set.of(
          "STANDARD",
          "FARGATE_LINUX",
          "EC2_LINUX",
          "EC2_WINDOWS",
          "EC2",
          "HYBRID_LINUX",
          "HYPERPOD_LINUX");

  private AccessEntries() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateAccessEntry", AccessEntries::create,
        "DescribeAccessEntry", AccessEntries::describe,
        "ListAccessEntries", AccessEntries::list,
        "UpdateAccessEntry", AccessEntries::update,
        "DeleteAccessEntry", AccessEntries::delete);
  }

  /** The cluster of a call about access entries, which must know them. */
  static Cluster cluster(Call call) {
    Cluster cluster = call.cluster();
    if (!cluster.hasAccessEntries()) {
      throw ServiceFailure.invalidRequest(
          "The cluster's authentication mode must be set to one of [API, API_AND_CONFIG_MAP] to"
              + " perform this operation.");
    }
    return cluster;
  }

  /** The entry a call names. */
  static AccessEntry entry(Call call) {
    AccessEntry entry = cluster(call).accessEntries().get(call.text("principalArn"));
    if (entry == null) {
      throw ServiceFailure.notFound(
          "The specified principalArn could not be found. You can view your available access"
              + " entries with 'list-access-entries'.");
    }
    return entry;
  }

  private static ObjectNode create(Call call) {
    call.readyCluster();
    Cluster cluster = cluster(call);
    String principal = call.text("principalArn");
    String type = call.has("type") ? call.text("type") : "STANDARD";
    check(call, principal, type);
    if (cluster.accessEntries().containsKey(principal)) {
      throw ServiceFailure.inUse(
          "The specified access entry resource is already in use on this cluster.");
    }
    AccessEntry entry = add(call, cluster, principal, type);
    entry.view().set("tags", call.tags());
    Json.copy(call.input(), entry.view(), "username", "kubernetesGroups");
    return answer(entry);
  }

  private static void check(Call call, String principal, String type) {
    if (!TYPES.contains(type)) {
      throw ServiceFailure.invalidParameter(
          "The specified type is invalid; expected one of " + TYPES.stream().sorted().toList());
    }
    boolean known =
        Caller.accountOf(principal).isPresent() && principal.matches(".*:(user|role|root).*");
    if (!known) {
      throw ServiceFailure.invalidParameter(
          "The specified principalArn is invalid: invalid principal.");
    }
    if (type.equals("STANDARD")) {
      checkNames(call);
      return;
    }
    if (!principal.contains(":role/")) {
      throw ServiceFailure.invalidParameter("An access entry of type " + type + " needs a role");
    }
    if (call.has("username") || !call.get("kubernetesGroups").isEmpty()) {
      throw ServiceFailure.invalidParameter(
          "An access entry of type " + type + " takes no username and no kubernetesGroups");
    }
  }

  private static void checkNames(Call call) {
    for (String group : Json.texts(call.get("kubernetesGroups"))) {
      if (group.startsWith("system:") || group.startsWith("eks:")) {
        throw ServiceFailure.invalidParameter(
            "The kubernetes group name " + group + " is invalid, it cannot start with system:");
      }
    }
    if (call.text("username").matches("(system|eks|aws|amazon|iam):.*")) {
      throw ServiceFailure.invalidParameter(
          "The username must not begin with system:, eks:, aws:, amazon: or iam:");
    }
  }

  private static AccessEntry add(Call call, Cluster cluster, String principal, String type) {
    String account = Caller.accountOf(principal).orElse(call.caller().account());
    boolean role = principal.contains(":role/");
    String name = principal.substring(principal.lastIndexOf('/') + 1);
    ObjectNode view = Json.object();
    view.put("clusterName", cluster.name());
    view.put("principalArn", principal);
    view.set("kubernetesGroups", groups(type));
    view.put(
        "accessEntryArn",
        call.arn(
            String.join(
                "/",
                "access-entry",
                cluster.name(),
                role ? "role" : "user",
                account,
                name,
                Identifiers.uuid())));
    view.set("createdAt", Json.seconds(call.now()));
    view.set("modifiedAt", Json.seconds(call.now()));
    view.set("tags", Json.object());
    String session =
        "arn:" + call.caller().partition() + ":sts::" + account + ":assumed-role/" + name;
    view.put(
        "username",
        switch (type) {
          case "STANDARD" -> role ? session + "/{{SessionName}}" : principal;
          case "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX" -> "system:node:{{SessionName}}";
          default -> "system:node:{{EC2PrivateDNSName}}";
        });
    view.put("type", type);
    AccessEntry entry = new AccessEntry(view, new TreeMap<>());
    cluster.accessEntries().put(principal, entry);
    return entry;
  }

  private static JsonNode groups(String type) {
    return switch (type) {
      case "STANDARD" -> Json.array();
      case "EC2_WINDOWS" -> Json.array("eks:kube-proxy-windows", "system:nodes");
      default -> Json.array("system:nodes");
    };
  }

  /** Makes the cluster's creator its administrator. */
  static void addCreator(Call call, Cluster cluster) {
    if (!cluster.accessEntries().containsKey(cluster.creator())) {
      AccessEntry entry = add(call, cluster, cluster.creator(), "STANDARD");
      AccessPolicies.associate(
          call, entry, "AmazonEKSClusterAdminPolicy", Json.object().put("type", "cluster"));
    }
  }

  /** Adds the entry without which nodes or pods with that role could not join. */
  static void addRole(Call call, Cluster cluster, String role, String type) {
    if (cluster.hasAccessEntries() && !cluster.accessEntries().containsKey(role)) {
      add(call, cluster, role, type);
    }
  }

  /** Adds the entries for what was there before the cluster knew entries. */
  static void addNodeRoles(Call call, Cluster cluster) {
    for (ObjectNode each : cluster.nodegroups().values()) {
      addRole(call, cluster, each.path("nodeRole").asText(), nodeType(each));
    }
    for (ObjectNode each : cluster.fargateProfiles().values()) {
      addRole(call, cluster, each.path("podExecutionRoleArn").asText(), "FARGATE_LINUX");
    }
  }

  static String nodeType(JsonNode nodegroup) {
    boolean windows = nodegroup.path("amiType").asText().startsWith("WINDOWS");
    return windows ? "EC2_WINDOWS" : "EC2_LINUX";
  }

  private static ObjectNode answer(AccessEntry entry) {
    return Json.object("accessEntry", entry.view().<JsonNode>deepCopy());
  }

  private static ObjectNode describe(Call call) {
    return answer(entry(call));
  }

  private static ObjectNode list(Call call) {
    List<String> principals = new ArrayList<>();
    cluster(call)
        .accessEntries()
        .forEach(
            (principal, entry) -> {
              if (!call.has("associatedPolicyArn")
                  || entry.policies().containsKey(call.text("associatedPolicyArn"))) {
                principals.add(principal);
              }
            });
    return Pages.texts(call, "accessEntries", principals);
  }

  private static ObjectNode update(Call call) {
    AccessEntry entry = entry(call);
    if (!entry.view().path("type").asText().equals("STANDARD")) {
      throw ServiceFailure.invalidRequest("Only access entries of type STANDARD can be updated");
    }
    checkNames(call);
    Json.copy(call.input(), entry.view(), "username", "kubernetesGroups");
    entry.view().set("modifiedAt", Json.seconds(call.now()));
    return answer(entry);
  }

  private static ObjectNode delete(Call call) {
    entry(call);
    call.cluster().accessEntries().remove(call.text("principalArn"));
    return Json.object();
  }
}
