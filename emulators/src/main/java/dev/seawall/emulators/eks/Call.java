package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seawall.emulators.eks.ServiceModel.Operation;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One call of an operation: its input, who calls, the state it sees and the time. */
record Call(Operation operation, ObjectNode input, Caller caller, Region region, Instant now) {

  /** Answers one operation. */
  interface Handler {
    ObjectNode answer(Call call);
  }

  String text(String member) {
    return input.path(member).asText("");
  }

  boolean has(String member) {
    return Json.has(input, member);
  }

  JsonNode get(String member) {
    return input.path(member);
  }

  /** The cluster the call is about. */
  Cluster cluster() {
    String name = has("clusterName") ? text("clusterName") : text("name");
    Cluster cluster = region.clusters().get(name);
    if (cluster == null) {
      throw ServiceFailure.notFound("No cluster found for name: " + name + ".");
    }
    return cluster;
  }

  /** The cluster the call adds something to, which must be ready for it. */
  Cluster readyCluster() {
    Cluster cluster = cluster();
    if (!cluster.status().equals("ACTIVE") && !cluster.status().equals("UPDATING")) {
      throw ServiceFailure.invalidRequest(
              "Cluster '" + cluster.name() + "' is not in ACTIVE status")
          .with("clusterName", cluster.name());
    }
    return cluster;
  }

  /** An ARN such as {@code …:nodegroup/cluster/name/…} in the caller's account and region. */
  String arn(String resource) {
    return caller.arn(resource);
  }

  /** The tags that are asked for; a prefix is AWS's own. */
  ObjectNode tags() {
    ObjectNode tags = (ObjectNode) Json.or(input, "tags", Json.object());
    for (Map.Entry<String, JsonNode> tag : tags.properties()) {
      if (tag.getKey().toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw ServiceFailure.of(
            400,
            operation.name().equals("TagResource")
                ? "BadRequestException"
                : "InvalidParameterException",
            "Tag key " + tag.getKey() + " begins with aws:, which is reserved");
      }
    }
    return tags;
  }

  /** Lets an action happen when creations, updates and deletions end. */
  void later(Runnable action) {
    region.timeline().later(now, action);
  }

  void mustBeRole(String member) {
    if (!text(member).matches("arn:aws[a-z-]*:iam::\\d{12}:role/.+")) {
      throw ServiceFailure.invalidParameter(member + " is not the ARN of an IAM role");
    }
    if (!Caller.accountOf(text(member)).equals(Optional.of(caller.account()))) {
      throw ServiceFailure.of(
          403, "AccessDeniedException", "Cross-account pass role is not allowed.");
    }
  }
}
