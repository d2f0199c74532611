package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Managed controllers that run outside the cluster with a role of their own: ACK, kro, Argo CD. */
final class Capabilities {
  private Capabilities() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateCapability", Capabilities::create,
        "DescribeCapability", Capabilities::describe,
        "ListCapabilities", Capabilities::list,
        "UpdateCapability", Capabilities::update,
        "DeleteCapability", Capabilities::delete);
  }

  private static ObjectNode create(Call call) {
    call.readyCluster();
    Cluster cluster = AccessEntries.cluster(call);
    String name = call.text("capabilityName");
    String type = call.text("type");
    for (ObjectNode other : cluster.capabilities().values()) {
      if (other.path("type").asText().equals(type)
          || other.path("capabilityName").asText().equals(name)) {
        throw ServiceFailure.inUse("The cluster has a capability of that name or type already");
      }
    }
    call.mustBeRole("roleArn");
    JsonNode asked = call.get("configuration").path("argoCd");
    if (type.equals("ARGOCD") == asked.isMissingNode()) {
      throw ServiceFailure.invalidParameter(
          "A capability of type ARGOCD needs configuration.argoCd, others take none");
    }
    ObjectNode view = Json.object();
    view.put("capabilityName", name);
    view.put(
        "arn", call.arn("capability/" + cluster.name() + "/" + name + "/" + Identifiers.uuid()));
    view.put("clusterName", cluster.name());
    Json.copy(call.input(), view, "type", "roleArn", "deletePropagationPolicy");
    view.put("status", "CREATING");
    if (!asked.isMissingNode()) {
      view.set("configuration", Json.object("argoCd", argoCd(call, asked)));
    }
    view.set("tags", call.tags());
    view.set("health", Json.object("issues", Json.array()));
    view.set("createdAt", Json.seconds(call.now()));
    view.set("modifiedAt", Json.seconds(call.now()));
    cluster.capabilities().put(name, view);
    AccessEntries.addRole(call, cluster, call.text("roleArn"), "STANDARD");
    ObjectNode answer = Json.object("capability", view.<JsonNode>deepCopy());
    call.later(() -> view.put("status", "ACTIVE"));
    return answer;
  }

  private static ObjectNode argoCd(Call call, JsonNode asked) {
    ObjectNode configuration = asked.deepCopy();
    if (!configuration.has("namespace")) {
      configuration.put("namespace", "argocd");
    }
    configuration
        .withObject("/awsIdc")
        .put(
            "idcManagedApplicationArn",
            "arn:"
                + call.caller().partition()
                + ":sso::"
                + call.caller().account()
                + ":application/ssoins-0000000000000000/apl-0000000000000000");
    configuration.put(
        "serverUrl",
        "https://"
            + Identifiers.ec2("argocd")
            + "."
            + call.caller().region()
            + ".eks.amazonaws.com");
    return configuration;
  }

  private static ObjectNode capability(Call call) {
    String name = call.text("capabilityName");
    ObjectNode view = call.cluster().capabilities().get(name);
    if (view == null) {
      throw ServiceFailure.notFound("No capability found for name: " + name + ".");
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    return Json.object("capability", capability(call).<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    List<JsonNode> found =
        call.cluster().capabilities().values().stream()
            .<JsonNode>map(
                each -> {
                  ObjectNode summary = Json.object();
                  Json.copy(
                      each,
                      summary,
                      "capabilityName",
                      "arn",
                      "type",
                      "status",
                      "createdAt",
                      "modifiedAt");
                  return summary;
                })
            .toList();
    return Pages.page(call, "capabilities", found);
  }

  private static ObjectNode update(Call call) {
    ObjectNode view = capability(call);
    ObjectNode after = view.deepCopy();
    if (call.has("roleArn")) {
      call.mustBeRole("roleArn");
    }
    Json.copy(call.input(), after, "roleArn", "deletePropagationPolicy");
    JsonNode asked = call.get("configuration").path("argoCd");
    if (!asked.isMissingNode()) {
      ObjectNode configuration = after.withObject("/configuration/argoCd");
      Json.copy(asked, configuration, "networkAccess");
      mappings(asked.path("rbacRoleMappings"), configuration);
    }
    after.set("modifiedAt", Json.seconds(call.now()));
    after.remove("status");
    Map<String, String> values = new LinkedHashMap<>();
    return Updates.start(
        call,
        call.cluster(),
        "capability " + call.text("capabilityName"),
        view,
        "ConfigUpdate",
        values,
        () -> view.setAll(after));
  }

  private static void mappings(JsonNode change, ObjectNode configuration) {
    Map<String, JsonNode> byRole = new LinkedHashMap<>();
    configuration.path("rbacRoleMappings").forEach(each -> byRole.put(role(each), each));
    change.path("removeRoleMappings").forEach(each -> byRole.remove(role(each)));
    change.path("addOrUpdateRoleMappings").forEach(each -> byRole.put(role(each), each.deepCopy()));
    ArrayNode all = Json.array();
    byRole.values().forEach(all::add);
    configuration.set("rbacRoleMappings", all);
  }

  private static String role(JsonNode mapping) {
    return mapping.path("role").asText();
  }

  private static ObjectNode delete(Call call) {
    ObjectNode view = capability(call);
    Cluster cluster = call.cluster();
    view.put("status", "DELETING");
    call.later(() -> cluster.capabilities().remove(call.text("capabilityName")));
    return Json.object("capability", view.<JsonNode>deepCopy());
  }
}
