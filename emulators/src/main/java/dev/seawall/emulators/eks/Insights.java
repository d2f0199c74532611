package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What EKS says of a cluster's readiness for the next version. Only what follows from the
 * emulator's own state is judged: how far nodes and add-ons lag behind; the rest passes.
 */
final class Insights {
  private static final int TOLERATED_SKEW = 3;

  private record Kind(String name, String description, String recommendation) {}

  private static final Kind KUBELET =
      new Kind(
          "Kubelet version skew",
          "Compares the kubelet versions of worker nodes with what the next version tolerates.",
          "Upgrade the worker nodes to the version of the control plane.");
  private static final Kind ADDONS =
      new Kind(
          "EKS add-on version compatibility",
          "Compares the installed EKS add-ons with the next version of Kubernetes.",
          "Upgrade the add-ons before the cluster.");
  private static final Kind HEALTH =
      new Kind(
          "Cluster health issues",
          "Looks for health issues that prevent an upgrade.",
          "Resolve the cluster's health issues.");
  private static final Kind PROXY =
      new Kind(
          "kube-proxy version skew",
          "Compares the version of kube-proxy with what the next version tolerates.",
          "Upgrade kube-proxy to the version of the control plane.");

  private Insights() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "ListInsights", Insights::list,
        "DescribeInsight", Insights::describe,
        "StartInsightsRefresh", Insights::startRefresh,
        "DescribeInsightsRefresh", Insights::describeRefresh);
  }

  private static List<ObjectNode> insights(Call call) {
    Cluster cluster = call.cluster();
    List<ObjectNode> insights = new ArrayList<>();
    if (!Json.has(cluster.view(), "endpoint")) {
      return insights;
    }
    int next = minor(cluster.version()) + 1;
    int oldest =
        cluster.nodegroups().values().stream()
            .mapToInt(each -> minor(each.path("version").asText()))
            .min()
            .orElse(next - 1);
    String nodes = oldest >= next - 1 ? "PASSING" : "WARNING";
    insights.add(view(call, KUBELET, next - oldest > TOLERATED_SKEW ? "ERROR" : nodes));
    insights.add(view(call, ADDONS, "PASSING"));
    insights.add(view(call, HEALTH, "PASSING"));
    JsonNode proxy = cluster.addons().getOrDefault("kube-proxy", Json.object());
    String version = proxy.path("addonVersion").asText("v" + cluster.version() + ".0").substring(1);
    insights.add(view(call, PROXY, minor(version) >= next - 1 ? "PASSING" : "WARNING"));
    return insights;
  }

  private static int minor(String version) {
    return Integer.parseInt(version.split("\\.", -1)[1]);
  }

  private static ObjectNode view(Call call, Kind kind, String status) {
    Cluster cluster = call.cluster();
    String seed = cluster.view().path("arn").asText() + kind.name();
    ObjectNode view = Json.object();
    view.put("id", UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
    view.put("name", kind.name());
    view.put("category", "UPGRADE_READINESS");
    view.put("kubernetesVersion", "1." + (minor(cluster.version()) + 1));
    view.set("lastRefreshTime", Json.seconds(call.now()));
    view.set("lastTransitionTime", cluster.view().get("createdAt"));
    view.put("description", kind.description());
    String reason = status.equals("PASSING") ? "Nothing stands in the way." : kind.recommendation();
    view.set("insightStatus", Json.object().put("status", status).put("reason", reason));
    view.put("recommendation", kind.recommendation());
    view.set("additionalInfo", Json.object());
    view.set("resources", Json.array());
    view.set("categorySpecificSummary", Json.object("deprecationDetails", Json.array()));
    return view;
  }

  private static ObjectNode list(Call call) {
    JsonNode filter = call.get("filter");
    List<JsonNode> found =
        insights(call).stream()
            .filter(each -> asks(filter, "categories", each.path("category")))
            .filter(each -> asks(filter, "kubernetesVersions", each.path("kubernetesVersion")))
            .filter(each -> asks(filter, "statuses", each.path("insightStatus").path("status")))
            .<JsonNode>map(
                each ->
                    each.without(
                        List.of(
                            "recommendation",
                            "additionalInfo",
                            "resources",
                            "categorySpecificSummary")))
            .toList();
    return Pages.page(call, "insights", found);
  }

  private static boolean asks(JsonNode filter, String member, JsonNode value) {
    return filter.path(member).isEmpty()
        || Json.texts(filter.path(member)).contains(value.asText());
  }

  private static ObjectNode describe(Call call) {
    for (ObjectNode each : insights(call)) {
      if (each.path("id").asText().equals(call.text("id"))) {
        return Json.object("insight", each);
      }
    }
    throw ServiceFailure.notFound("No insight found for ID: " + call.text("id"));
  }

  private static ObjectNode startRefresh(Call call) {
    call.readyCluster();
    return Json.object().put("message", "Refresh started").put("status", "IN_PROGRESS");
  }

  private static ObjectNode describeRefresh(Call call) {
    call.cluster();
    ObjectNode answer = Json.object();
    answer.put("message", "Refresh completed");
    answer.put("status", "COMPLETED");
    answer.set("startedAt", Json.seconds(call.now()));
    answer.set("endedAt", Json.seconds(call.now()));
    return answer;
  }
}
