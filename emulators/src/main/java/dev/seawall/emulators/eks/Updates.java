package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes that take time: they are InProgress, and Successful when the timeline reaches them. */
final class Updates {
  static final String OF_CLUSTER = "cluster";

  private Updates() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of("DescribeUpdate", Updates::describe, "ListUpdates", Updates::list);
  }

  /** The parameters of an update, as type and value. */
  static ArrayNode parameters(Map<String, String> values) {
    ArrayNode parameters = Json.array();
    values.forEach(
        (type, value) -> parameters.add(Json.object().put("type", type).put("value", value)));
    return parameters;
  }

  /**
   * Starts an update of something that has a status, and answers it. Only one may be under way.
   *
   * @param subject what it is of, such as {@code cluster} or {@code addon vpc-cni}
   * @param effect what is different when it ends
   */
  static ObjectNode start(
      Call call,
      Cluster cluster,
      String subject,
      ObjectNode target,
      String type,
      Map<String, String> values,
      Runnable effect) {
    refuseSecond(cluster, subject, type);
    ObjectNode view = Json.object();
    view.put("id", Identifiers.uuid());
    view.put("status", "InProgress");
    view.put("type", type);
    view.set("params", parameters(values));
    view.set("createdAt", Json.seconds(call.now()));
    view.set("errors", Json.array());
    cluster.updates().put(view.path("id").asText(), new Cluster.Update(view, subject));
    target.put("status", "UPDATING");
    call.later(
        () -> {
          effect.run();
          target.put("status", "ACTIVE");
          view.put("status", "Successful");
        });
    return Json.object("update", view.deepCopy());
  }

  static void refuseSecond(Cluster cluster, String subject, String doing) {
    for (Cluster.Update update : cluster.updates().values()) {
      if (update.subject().equals(subject)
          && update.view().path("status").asText().equals("InProgress")) {
        throw ServiceFailure.inUse(
                "Cannot "
                    + doing
                    + " because "
                    + (subject.equals(OF_CLUSTER) ? "cluster " + cluster.name() : subject)
                    + " currently has update "
                    + update.view().path("id").asText()
                    + " in progress")
            .with("clusterName", cluster.name());
      }
    }
  }

  private static String subject(Call call) {
    if (call.has("nodegroupName")) {
      return "nodegroup " + call.text("nodegroupName");
    }
    if (call.has("addonName")) {
      return "addon " + call.text("addonName");
    }
    return call.has("capabilityName") ? "capability " + call.text("capabilityName") : OF_CLUSTER;
  }

  private static void mustExist(Call call, String member, Map<String, ?> there, String what) {
    if (call.has(member) && !there.containsKey(call.text(member))) {
      throw ServiceFailure.notFound("No " + what + " found for name: " + call.text(member) + ".")
          .with("clusterName", call.cluster().name())
          .with(member, call.text(member));
    }
  }

  private static ObjectNode describe(Call call) {
    Cluster.Update update = call.cluster().updates().get(call.text("updateId"));
    if (update == null || !update.subject().equals(subject(call))) {
      throw ServiceFailure.notFound("No update found for ID: " + call.text("updateId"));
    }
    return Json.object("update", update.view().<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    Cluster cluster = call.cluster();
    mustExist(call, "nodegroupName", cluster.nodegroups(), "node group");
    mustExist(call, "addonName", cluster.addons(), "addon");
    mustExist(call, "capabilityName", cluster.capabilities(), "capability");
    List<String> identifiers = new ArrayList<>();
    cluster
        .updates()
        .forEach(
            (id, update) -> {
              if (update.subject().equals(subject(call))) {
                identifiers.add(id);
              }
            });
    return Pages.texts(call, "updateIds", identifiers);
  }
}
