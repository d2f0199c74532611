package dev.seawall.emulators.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The add-ons of a cluster. */
final class Addons {
  private Addons() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateAddon", Addons::create,
        "DescribeAddon", Addons::describe,
        "ListAddons", Addons::list,
        "UpdateAddon", Addons::update,
        "DeleteAddon", Addons::delete);
  }

  private static ObjectNode create(Call call) {
    Cluster cluster = call.readyCluster();
    String name = call.text("addonName");
    AddonCatalogue.Entry entry =
        AddonCatalogue.find(name)
            .orElseThrow(
                () ->
                    ServiceFailure.invalidParameter("Addon " + name + " specified is not supported")
                        .with("addonName", name));
    if (cluster.addons().containsKey(name)) {
      throw ServiceFailure.inUse("Addon already exists.")
          .with("clusterName", cluster.name())
          .with("addonName", name);
    }
    List<String> versions = entry.versionsFor(cluster.version());
    String version = call.has("addonVersion") ? call.text("addonVersion") : versions.getFirst();
    checkVersion(call, versions, version);
    checkConfiguration(call);
    ObjectNode view = Json.object();
    view.put("addonName", name);
    view.put("clusterName", cluster.name());
    view.put("status", "CREATING");
    view.put("addonVersion", version);
    view.set("health", Json.object("issues", Json.array()));
    view.put(
        "addonArn", call.arn("addon/" + cluster.name() + "/" + name + "/" + Identifiers.uuid()));
    view.set("createdAt", Json.seconds(call.now()));
    view.set("modifiedAt", Json.seconds(call.now()));
    Json.copy(call.input(), view, "serviceAccountRoleArn", "configurationValues");
    view.set("tags", call.tags());
    String namespace = call.get("namespaceConfig").path("namespace").asText(entry.namespace());
    view.set("namespaceConfig", Json.object().put("namespace", namespace));
    identities(call, cluster, view);
    cluster.addons().put(name, view);
    ObjectNode answer = Json.object("addon", view.<JsonNode>deepCopy());
    call.later(() -> view.put("status", "ACTIVE"));
    return answer;
  }

  private static void checkVersion(Call call, List<String> versions, String version) {
    if (!versions.contains(version)) {
      throw ServiceFailure.invalidParameter("Addon version specified is not supported")
          .with("addonName", call.text("addonName"));
    }
  }

  private static void checkConfiguration(Call call) {
    String values = call.text("configurationValues");
    // the service takes YAML too, which begins otherwise
    if (values.strip().startsWith("{")) {
      try {
        Json.MAPPER.readTree(values);
      } catch (JsonProcessingException e) {
        throw ServiceFailure.invalidParameter(
                "ConfigurationValue provided in request is not supported: "
                    + e.getOriginalMessage())
            .with("addonName", call.text("addonName"));
      }
    }
  }

  /** Makes the add-on's own Pod Identity associations in place of those it had. */
  private static void identities(Call call, Cluster cluster, ObjectNode view) {
    if (!call.has("podIdentityAssociations")) {
      return;
    }
    removeIdentities(cluster, view);
    ArrayNode arns = Json.array();
    String namespace = view.path("namespaceConfig").path("namespace").asText();
    for (JsonNode each : call.get("podIdentityAssociations")) {
      ObjectNode association =
          PodIdentities.add(
              call,
              cluster,
              namespace,
              each.path("serviceAccount").asText(),
              each.path("roleArn").asText());
      association.set("ownerArn", view.get("addonArn"));
      arns.add(association.get("associationArn"));
    }
    view.set("podIdentityAssociations", arns);
  }

  private static void removeIdentities(Cluster cluster, ObjectNode view) {
    JsonNode arn = view.path("addonArn");
    cluster.podIdentities().values().removeIf(each -> each.path("ownerArn").equals(arn));
  }

  private static ObjectNode addon(Call call) {
    Cluster cluster = call.cluster();
    String name = call.text("addonName");
    ObjectNode view = cluster.addons().get(name);
    if (view == null) {
      throw ServiceFailure.notFound("No addon: " + name + " found in cluster: " + cluster.name())
          .with("clusterName", cluster.name())
          .with("addonName", name);
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    return Json.object("addon", addon(call).<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    return Pages.texts(call, "addons", List.copyOf(call.cluster().addons().keySet()));
  }

  private static ObjectNode update(Call call) {
    ObjectNode view = addon(call);
    Cluster cluster = call.cluster();
    String name = call.text("addonName");
    String status = view.path("status").asText();
    if (status.equals("CREATING") || status.equals("DELETING")) {
      throw ServiceFailure.inUse("Addon " + name + " is in status " + status)
          .with("addonName", name);
    }
    Updates.refuseSecond(cluster, "addon " + name, "AddonUpdate");
    Map<String, String> values = new LinkedHashMap<>();
    if (call.has("addonVersion")) {
      List<String> versions =
          AddonCatalogue.find(name).orElseThrow().versionsFor(cluster.version());
      checkVersion(call, versions, call.text("addonVersion"));
      values.put("AddonVersion", call.text("addonVersion"));
    }
    checkConfiguration(call);
    note(call, "serviceAccountRoleArn", "ServiceAccountRoleArn", values);
    note(call, "resolveConflicts", "ResolveConflicts", values);
    note(call, "configurationValues", "ConfigurationValues", values);
    if (call.has("podIdentityAssociations")) {
      values.put("PodIdentityAssociations", Json.text(call.get("podIdentityAssociations")));
    }
    return Updates.start(
        call,
        cluster,
        "addon " + name,
        view,
        "AddonUpdate",
        values,
        () -> {
          Json.copy(
              call.input(), view, "addonVersion", "serviceAccountRoleArn", "configurationValues");
          identities(call, cluster, view);
          view.set("modifiedAt", Json.seconds(call.now()));
        });
  }

  private static void note(Call call, String member, String type, Map<String, String> values) {
    if (call.has(member)) {
      values.put(type, call.text(member));
    }
  }

  private static ObjectNode delete(Call call) {
    ObjectNode view = addon(call);
    Cluster cluster = call.cluster();
    String name = call.text("addonName");
    Updates.refuseSecond(cluster, "addon " + name, "Delete");
    view.put("status", "DELETING");
    call.later(
        () -> {
          removeIdentities(cluster, view);
          cluster.addons().remove(name);
        });
    return Json.object("addon", view.<JsonNode>deepCopy());
  }
}
