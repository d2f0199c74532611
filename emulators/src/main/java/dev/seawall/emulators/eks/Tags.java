package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The tags of everything that has an ARN. */
final class Tags {
  private static final int MOST = 50;
  private static final List<String> ARNS =
      List.of(
          "nodegroupArn",
          "fargateProfileArn",
          "addonArn",
          "accessEntryArn",
          "associationArn",
          "identityProviderConfigArn",
          "arn");

  private Tags() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "ListTagsForResource", Tags::list,
        "TagResource", Tags::tag,
        "UntagResource", Tags::untag);
  }

  /** Whether a resource's description has this ARN. */
  static boolean isOf(ObjectNode view, String arn) {
    return ARNS.stream().anyMatch(name -> view.path(name).asText().equals(arn));
  }

  private static ObjectNode tags(Call call) {
    String arn = call.text("resourceArn");
    if (!arn.startsWith(call.arn(""))) {
      throw ServiceFailure.of(
          400,
          "BadRequestException",
          "\"" + arn + "\" is no ARN of EKS in this account and region");
    }
    Iterator<ObjectNode> all =
        call.region().clusters().values().stream().flatMap(Cluster::tagged).iterator();
    while (all.hasNext()) {
      ObjectNode view = all.next();
      if (isOf(view, arn)) {
        return view.withObject("/tags");
      }
    }
    throw ServiceFailure.of(404, "NotFoundException", "Resource not found: " + arn);
  }

  private static ObjectNode list(Call call) {
    return Json.object("tags", tags(call).<JsonNode>deepCopy());
  }

  private static ObjectNode tag(Call call) {
    ObjectNode tags = tags(call);
    ObjectNode after = tags.deepCopy();
    after.setAll(call.tags());
    if (after.size() > MOST) {
      throw ServiceFailure.of(400, "BadRequestException", "A resource can have " + MOST + " tags");
    }
    tags.setAll(after);
    return Json.object();
  }

  private static ObjectNode untag(Call call) {
    tags(call).remove(Json.texts(call.get("tagKeys")));
    return Json.object();
  }
}
