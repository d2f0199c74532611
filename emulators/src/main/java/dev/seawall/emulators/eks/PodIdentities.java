package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** EKS Pod Identity: which service account acts with which IAM role. */
final class PodIdentities {
  private static final String[] SUMMARY = {
    "clusterName", "namespace", "serviceAccount", "associationArn", "associationId", "ownerArn"
  };

  private PodIdentities() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "CreatePodIdentityAssociation", PodIdentities::create,
        "DescribePodIdentityAssociation", PodIdentities::describe,
        "ListPodIdentityAssociations", PodIdentities::list,
        "UpdatePodIdentityAssociation", PodIdentities::update,
        "DeletePodIdentityAssociation", PodIdentities::delete);
  }

  private static ObjectNode create(Call call) {
    Cluster cluster = call.readyCluster();
    call.mustBeRole("roleArn");
    checkSession(call.input());
    ObjectNode view =
        add(
            call,
            cluster,
            call.text("namespace"),
            call.text("serviceAccount"),
            call.text("roleArn"));
    view.set("tags", call.tags());
    view.put("disableSessionTags", call.get("disableSessionTags").asBoolean());
    target(call, view);
    return answer(view);
  }

  /** A role of another account is assumed with an external id that the service makes. */
  private static void target(Call call, ObjectNode view) {
    Json.copy(call.input(), view, "targetRoleArn", "policy");
    if (call.has("targetRoleArn")) {
      view.put("externalId", Identifiers.uuid());
    }
  }

  private static void checkSession(JsonNode association) {
    if (Json.has(association, "policy") && !association.path("disableSessionTags").asBoolean()) {
      throw ServiceFailure.invalidParameter("A session policy needs disableSessionTags to be true");
    }
  }

  /** Adds an association; a service account has at most one. */
  static ObjectNode add(
      Call call, Cluster cluster, String namespace, String serviceAccount, String role) {
    for (ObjectNode each : cluster.podIdentities().values()) {
      if (each.path("namespace").asText().equals(namespace)
          && each.path("serviceAccount").asText().equals(serviceAccount)) {
        throw ServiceFailure.inUse(
            "Association already exists: " + each.path("associationId").asText());
      }
    }
    String id = Identifiers.association();
    ObjectNode view = Json.object();
    view.put("clusterName", cluster.name());
    view.put("namespace", namespace);
    view.put("serviceAccount", serviceAccount);
    view.put("roleArn", role);
    view.put("associationArn", call.arn("podidentityassociation/" + cluster.name() + "/" + id));
    view.put("associationId", id);
    view.set("tags", Json.object());
    view.set("createdAt", Json.seconds(call.now()));
    view.set("modifiedAt", Json.seconds(call.now()));
    cluster.podIdentities().put(id, view);
    return view;
  }

  private static ObjectNode answer(ObjectNode view) {
    return Json.object("association", view.<JsonNode>deepCopy());
  }

  private static ObjectNode association(Call call) {
    ObjectNode view = call.cluster().podIdentities().get(call.text("associationId"));
    if (view == null) {
      throw ServiceFailure.notFound(
          "No association found with associationId: " + call.text("associationId"));
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    return answer(association(call));
  }

  private static ObjectNode list(Call call) {
    List<JsonNode> found =
        call.cluster().podIdentities().values().stream()
            .filter(each -> asks(call, each, "namespace"))
            .filter(each -> asks(call, each, "serviceAccount"))
            .<JsonNode>map(
                each -> {
                  ObjectNode summary = Json.object();
                  Json.copy(each, summary, SUMMARY);
                  return summary;
                })
            .toList();
    return Pages.page(call, "associations", found);
  }

  private static boolean asks(Call call, ObjectNode view, String member) {
    return !call.has(member) || view.path(member).asText().equals(call.text(member));
  }

  private static ObjectNode update(Call call) {
    ObjectNode view = association(call);
    ObjectNode after = view.deepCopy();
    if (call.has("roleArn")) {
      call.mustBeRole("roleArn");
    }
    Json.copy(call.input(), after, "roleArn", "disableSessionTags");
    target(call, after);
    checkSession(after);
    after.set("modifiedAt", Json.seconds(call.now()));
    view.setAll(after);
    return answer(view);
  }

  private static ObjectNode delete(Call call) {
    ObjectNode view = association(call);
    if (Json.has(view, "ownerArn")) {
      throw ServiceFailure.invalidRequest(
          "The association is owned by " + view.path("ownerArn").asText() + " and deleted with it");
    }
    call.cluster().podIdentities().remove(call.text("associationId"));
    return answer(view);
  }
}
