package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Fargate profiles: which pods run on Fargate, in which subnets and with which role. */
final class FargateProfiles {
  private static final int MOST_SELECTORS = 5;

  private FargateProfiles() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateFargateProfile", FargateProfiles::create,
        "DescribeFargateProfile", FargateProfiles::describe,
        "ListFargateProfiles", FargateProfiles::list,
        "DeleteFargateProfile", FargateProfiles::delete);
  }

  private static ObjectNode create(Call call) {
    Cluster cluster = call.readyCluster();
    String name = call.text("fargateProfileName");
    if (cluster.fargateProfiles().containsKey(name)) {
      throw ServiceFailure.inUse("A Fargate Profile already exists with this name in this cluster.")
          .with("clusterName", cluster.name());
    }
    refuseWhile(cluster, "Create", name, "CREATING");
    refuseWhile(cluster, "Create", name, "DELETING");
    int profiles = cluster.fargateProfiles().size();
    Quotas.check(cluster, "Fargate profile", profiles, Quotas.FARGATE_PROFILES);
    call.mustBeRole("podExecutionRoleArn");
    JsonNode selectors = call.get("selectors");
    if (selectors.isEmpty() || selectors.size() > MOST_SELECTORS) {
      throw ServiceFailure.invalidParameter("A Fargate profile needs one to five selectors");
    }
    for (JsonNode selector : selectors) {
      if (!Json.has(selector, "namespace")) {
        throw ServiceFailure.invalidParameter("A selector needs a namespace");
      }
    }
    ObjectNode view = Json.object();
    view.put("fargateProfileName", name);
    view.put(
        "fargateProfileArn",
        call.arn("fargateprofile/" + cluster.name() + "/" + name + "/" + Identifiers.uuid()));
    view.put("clusterName", cluster.name());
    view.set("createdAt", Json.seconds(call.now()));
    Json.copy(call.input(), view, "podExecutionRoleArn");
    view.set(
        "subnets",
        Json.or(
            call.input(),
            "subnets",
            cluster.view().path("resourcesVpcConfig").path("subnetIds").deepCopy()));
    view.set("selectors", selectors.deepCopy());
    view.put("status", "CREATING");
    view.set("tags", call.tags());
    view.set("health", Json.object("issues", Json.array()));
    cluster.fargateProfiles().put(name, view);
    AccessEntries.addRole(call, cluster, call.text("podExecutionRoleArn"), "FARGATE_LINUX");
    ObjectNode answer = Json.object("fargateProfile", view.<JsonNode>deepCopy());
    call.later(() -> view.put("status", "ACTIVE"));
    return answer;
  }

  private static void refuseWhile(Cluster cluster, String doing, String name, String status) {
    for (ObjectNode other : cluster.fargateProfiles().values()) {
      String otherName = other.path("fargateProfileName").asText();
      if (!otherName.equals(name) && other.path("status").asText().equals(status)) {
        throw ServiceFailure.inUse(
                "Cannot "
                    + doing
                    + " Fargate Profile "
                    + name
                    + " because cluster "
                    + cluster.name()
                    + " currently has Fargate profile "
                    + otherName
                    + " in status "
                    + status)
            .with("clusterName", cluster.name());
      }
    }
  }

  private static ObjectNode profile(Call call) {
    String name = call.text("fargateProfileName");
    ObjectNode view = call.cluster().fargateProfiles().get(name);
    if (view == null) {
      throw ServiceFailure.notFound("No Fargate Profile found with name: " + name + ".")
          .with("fargateProfileName", name);
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    return Json.object("fargateProfile", profile(call).<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    return Pages.texts(
        call, "fargateProfileNames", List.copyOf(call.cluster().fargateProfiles().keySet()));
  }

  private static ObjectNode delete(Call call) {
    ObjectNode view = profile(call);
    Cluster cluster = call.cluster();
    String name = call.text("fargateProfileName");
    refuseWhile(cluster, "Delete", name, "DELETING");
    view.put("status", "DELETING");
    call.later(() -> cluster.fargateProfiles().remove(name));
    return Json.object("fargateProfile", view.<JsonNode>deepCopy());
  }
}
