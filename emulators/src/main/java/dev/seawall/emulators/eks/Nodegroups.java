package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Managed node groups. A launch template takes the place of disk size, instance types and remote
 * access, which are then absent unless they were asked for.
 */
final class Nodegroups {
  private static final int LINUX_DISK = 20;
  private static final int WINDOWS_DISK = 50;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,62}";

  private Nodegroups() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreateNodegroup", Nodegroups::create,
        "DescribeNodegroup", Nodegroups::describe,
        "ListNodegroups", Nodegroups::list,
        "UpdateNodegroupConfig", Nodegroups::updateConfiguration,
        "UpdateNodegroupVersion", Nodegroups::updateVersion,
        "DeleteNodegroup", Nodegroups::delete);
  }

  private static ObjectNode create(Call call) {
    Cluster cluster = call.readyCluster();
    String name = call.text("nodegroupName");
    if (cluster.nodegroups().containsKey(name)) {
      throw ServiceFailure.inUse(
              "NodeGroup already exists with name " + name + " and cluster name " + cluster.name())
          .with("clusterName", cluster.name())
          .with("nodegroupName", name);
    }
    if (!name.matches(NAME)) {
      throw ServiceFailure.invalidParameter(
          "nodegroupName must have at most 63 letters, digits, hyphens and underscores, the first"
              + " a letter or digit");
    }
    Quotas.check(cluster, "Nodegroup", cluster.nodegroups().size(), Quotas.NODEGROUPS);
    call.mustBeRole("nodeRole");
    if (call.get("subnets").isEmpty()) {
      throw ServiceFailure.invalidParameter("subnets can not be empty");
    }
    ObjectNode view = view(call, cluster, name);
    cluster.nodegroups().put(name, view);
    AccessEntries.addRole(call, cluster, call.text("nodeRole"), AccessEntries.nodeType(view));
    ObjectNode answer = view.deepCopy();
    call.later(
        () -> {
          view.set("resources", resources(view, name));
          view.put("status", "ACTIVE");
        });
    return Json.object("nodegroup", answer);
  }

  private static ObjectNode view(Call call, Cluster cluster, String name) {
    JsonNode asked = call.input();
    ObjectNode view = Json.object();
    view.put("nodegroupName", name);
    view.put(
        "nodegroupArn",
        call.arn("nodegroup/" + cluster.name() + "/" + name + "/" + Identifiers.uuid()));
    view.put("clusterName", cluster.name());
    String version = call.has("version") ? call.text("version") : cluster.version();
    if (!version.equals(cluster.version())) {
      throw ServiceFailure.invalidParameter(
          "Requested Nodegroup version " + version + " is not the cluster's, " + cluster.version());
    }
    view.put("version", version);
    view.set(
        "releaseVersion", Json.or(asked, "releaseVersion", TextNode.valueOf(release(version))));
    view.set("createdAt", Json.seconds(call.now()));
    view.set("modifiedAt", Json.seconds(call.now()));
    view.put("status", "CREATING");
    view.set("capacityType", Json.or(asked, "capacityType", TextNode.valueOf("ON_DEMAND")));
    view.set("scalingConfig", scaling(asked.path("scalingConfig"), Json.object()));
    view.set("subnets", asked.path("subnets").deepCopy());
    view.set("amiType", Json.or(asked, "amiType", TextNode.valueOf("AL2023_x86_64_STANDARD")));
    Json.copy(asked, view, "nodeRole", "instanceTypes", "labels", "taints");
    view.set("health", Json.object("issues", Json.array()));
    view.set(
        "updateConfig", Json.or(asked, "updateConfig", Json.object().put("maxUnavailable", 1)));
    checkUpdateConfiguration(view.path("updateConfig"));
    Json.copy(asked, view, "nodeRepairConfig", "warmPoolConfig");
    view.set("tags", call.tags());
    machines(asked, view);
    return view;
  }

  private static void machines(JsonNode asked, ObjectNode view) {
    if (!Json.has(asked, "launchTemplate")) {
      boolean arm = view.path("amiType").asText().contains("ARM_64");
      boolean windows = view.path("amiType").asText().startsWith("WINDOWS");
      view.set(
          "instanceTypes",
          Json.or(asked, "instanceTypes", Json.array(arm ? "t4g.medium" : "t3.medium")));
      view.set(
          "diskSize",
          Json.or(asked, "diskSize", IntNode.valueOf(windows ? WINDOWS_DISK : LINUX_DISK)));
      Json.copy(asked, view, "remoteAccess");
      return;
    }
    if (Json.has(asked, "diskSize")) {
      throw ServiceFailure.invalidParameter(
          "Disk size must be specified within the launch template.");
    }
    if (Json.has(asked, "remoteAccess")) {
      throw ServiceFailure.invalidParameter(
          "Remote access configuration cannot be specified with a launch template.");
    }
    view.set("launchTemplate", template(asked.path("launchTemplate"), Json.object()));
  }

  private static ObjectNode template(JsonNode asked, JsonNode present) {
    boolean byName = Json.has(asked, "name");
    if (byName == Json.has(asked, "id")) {
      throw ServiceFailure.invalidParameter(
          "Either launch template ID or launch template name must be specified, not both");
    }
    ObjectNode template = Json.object();
    String id = present.path("id").asText(Identifiers.ec2("lt"));
    String name = present.path("name").asText("template-of-" + asked.path("id").asText());
    template.put("name", asked.path("name").asText(name));
    template.put("version", asked.path("version").asText("1"));
    template.put("id", asked.path("id").asText(id));
    return template;
  }

  private static String release(String version) {
    return version + ".1-20261101";
  }

  private static ObjectNode scaling(JsonNode asked, JsonNode present) {
    int least = asked.path("minSize").asInt(present.path("minSize").asInt(1));
    int most = asked.path("maxSize").asInt(present.path("maxSize").asInt(2));
    int wanted = asked.path("desiredSize").asInt(present.path("desiredSize").asInt(2));
    if (least > wanted) {
      throw ServiceFailure.invalidParameter(
          "Minimum capacity " + least + " can't be greater than desired size " + wanted);
    }
    if (wanted > most) {
      throw ServiceFailure.invalidParameter(
          "Desired capacity " + wanted + " can't be greater than max size " + most);
    }
    return Json.object().put("minSize", least).put("maxSize", most).put("desiredSize", wanted);
  }

  private static void checkUpdateConfiguration(JsonNode configuration) {
    if (Json.has(configuration, "maxUnavailable")
        && Json.has(configuration, "maxUnavailablePercentage")) {
      throw ServiceFailure.invalidParameter(
          "Only one of maxUnavailable and maxUnavailablePercentage can be specified");
    }
  }

  private static ObjectNode resources(ObjectNode view, String name) {
    ArrayNode groups = Json.array();
    groups.add(Json.object().put("name", "eks-" + name + "-" + Identifiers.uuid()));
    ObjectNode resources = Json.object("autoScalingGroups", groups);
    if (Json.has(view.path("remoteAccess"), "ec2SshKey")) {
      resources.put("remoteAccessSecurityGroup", Identifiers.ec2("sg"));
    }
    return resources;
  }

  private static ObjectNode nodegroup(Call call) {
    Cluster cluster = call.cluster();
    String name = call.text("nodegroupName");
    ObjectNode view = cluster.nodegroups().get(name);
    if (view == null) {
      throw ServiceFailure.notFound("No node group found for name: " + name + ".")
          .with("clusterName", cluster.name())
          .with("nodegroupName", name);
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    return Json.object("nodegroup", nodegroup(call).<JsonNode>deepCopy());
  }

  private static ObjectNode list(Call call) {
    return Pages.texts(call, "nodegroups", List.copyOf(call.cluster().nodegroups().keySet()));
  }

  private static ObjectNode start(
      Call call, ObjectNode view, String type, Map<String, String> values, ObjectNode after) {
    String name = view.path("nodegroupName").asText();
    String status = view.path("status").asText();
    if (status.equals("CREATING") || status.equals("DELETING")) {
      throw ServiceFailure.inUse("Nodegroup " + name + " is in status " + status)
          .with("nodegroupName", name);
    }
    after.set("modifiedAt", Json.seconds(call.now()));
    return Updates.start(
        call, call.cluster(), "nodegroup " + name, view, type, values, () -> view.setAll(after));
  }

  private static ObjectNode updateConfiguration(Call call) {
    ObjectNode view = nodegroup(call);
    Map<String, String> values = new LinkedHashMap<>();
    ObjectNode after = Json.object();
    labels(call.get("labels"), view, after, values);
    taints(call.get("taints"), view, after, values);
    JsonNode scaling = call.get("scalingConfig");
    if (!scaling.isMissingNode()) {
      after.set("scalingConfig", scaling(scaling, view.path("scalingConfig")));
      note(scaling, "minSize", "MinSize", values);
      note(scaling, "maxSize", "MaxSize", values);
      note(scaling, "desiredSize", "DesiredSize", values);
    }
    checkUpdateConfiguration(call.get("updateConfig"));
    note(call.get("updateConfig"), "maxUnavailable", "MaxUnavailable", values);
    note(call.get("updateConfig"), "maxUnavailablePercentage", "MaxUnavailablePercentage", values);
    note(call.get("nodeRepairConfig"), "enabled", "NodeRepairEnabled", values);
    note(call.get("warmPoolConfig"), "enabled", "WarmPoolEnabled", values);
    Json.copy(call.input(), after, "updateConfig", "nodeRepairConfig", "warmPoolConfig");
    if (after.isEmpty()) {
      throw ServiceFailure.invalidParameter("No update was requested");
    }
    return start(call, view, "ConfigUpdate", values, after);
  }

  private static void note(JsonNode asked, String member, String type, Map<String, String> values) {
    if (Json.has(asked, member)) {
      values.put(type, asked.get(member).asText());
    }
  }

  private static void labels(
      JsonNode change, ObjectNode view, ObjectNode after, Map<String, String> values) {
    if (change.isMissingNode()) {
      return;
    }
    ObjectNode labels = (ObjectNode) Json.or(view, "labels", Json.object());
    if (Json.has(change, "addOrUpdateLabels")) {
      labels.setAll((ObjectNode) change.get("addOrUpdateLabels").deepCopy());
      values.put("LabelsToAdd", Json.text(change.get("addOrUpdateLabels")));
    }
    if (Json.has(change, "removeLabels")) {
      labels.remove(Json.texts(change.get("removeLabels")));
      values.put("LabelsToRemove", Json.text(change.get("removeLabels")));
    }
    after.set("labels", labels);
  }

  private static void taints(
      JsonNode change, ObjectNode view, ObjectNode after, Map<String, String> values) {
    if (change.isMissingNode()) {
      return;
    }
    List<JsonNode> taints = new ArrayList<>();
    view.path("taints").forEach(taints::add);
    for (JsonNode removed : change.path("removeTaints")) {
      taints.removeIf(each -> isSame(each, removed));
    }
    for (JsonNode added : change.path("addOrUpdateTaints")) {
      taints.removeIf(each -> isSame(each, added));
      taints.add(added.deepCopy());
    }
    if (Json.has(change, "addOrUpdateTaints")) {
      values.put("TaintsToAdd", Json.text(change.get("addOrUpdateTaints")));
    }
    if (Json.has(change, "removeTaints")) {
      values.put("TaintsToRemove", Json.text(change.get("removeTaints")));
    }
    ArrayNode all = Json.array();
    all.addAll(taints);
    after.set("taints", all);
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return one.path("key").equals(other.path("key"))
        && one.path("effect").equals(other.path("effect"));
  }

  private static ObjectNode updateVersion(Call call) {
    ObjectNode view = nodegroup(call);
    Cluster cluster = call.cluster();
    ObjectNode after = Json.object();
    Map<String, String> values = new LinkedHashMap<>();
    String version = call.has("version") ? call.text("version") : cluster.version();
    if (!version.equals(cluster.version())) {
      throw ServiceFailure.invalidParameter(
          "Nodegroup version " + version + " is not the cluster's, " + cluster.version());
    }
    after.put("version", version);
    after.set(
        "releaseVersion",
        Json.or(call.input(), "releaseVersion", TextNode.valueOf(release(version))));
    values.put("Version", version);
    values.put("ReleaseVersion", after.path("releaseVersion").asText());
    if (call.has("launchTemplate")) {
      if (!Json.has(view, "launchTemplate")) {
        throw ServiceFailure.invalidRequest(
            "A launch template cannot be added to a node group that was created without one");
      }
      ObjectNode template = template(call.get("launchTemplate"), view.path("launchTemplate"));
      after.set("launchTemplate", template);
      values.put("LaunchTemplateVersion", template.path("version").asText());
    }
    return start(call, view, "VersionUpdate", values, after);
  }

  private static ObjectNode delete(Call call) {
    ObjectNode view = nodegroup(call);
    Cluster cluster = call.cluster();
    String name = call.text("nodegroupName");
    Updates.refuseSecond(cluster, "nodegroup " + name, "Delete");
    view.put("status", "DELETING");
    call.later(() -> cluster.nodegroups().remove(name));
    return Json.object("nodegroup", view.<JsonNode>deepCopy());
  }
}
