package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.seawall.emulators.eks.Cluster.AccessEntry;
import java.util.List;
import java.util.Map;

/** The policies that AWS manages for access entries, and which entry has which. */
final class AccessPolicies {
  private static final List<String> NAMES =
      List.of(
          "AmazonEKSAdminPolicy",
          "AmazonEKSAdminViewPolicy",
          "AmazonEKSAutoNodePolicy",
          "AmazonEKSBlockStorageClusterPolicy",
          "AmazonEKSBlockStoragePolicy",
          "AmazonEKSClusterAdminPolicy",
          "AmazonEKSComputeClusterPolicy",
          "AmazonEKSComputePolicy",
          "AmazonEKSEditPolicy",
          "AmazonEKSHybridPolicy",
          "AmazonEKSLoadBalancingClusterPolicy",
          "AmazonEKSLoadBalancingPolicy",
          "AmazonEKSNetworkingClusterPolicy",
          "AmazonEKSNetworkingPolicy",
          "AmazonEKSViewPolicy",
          "AmazonEMRJobPolicy",
          "AmazonSagemakerHyperpodClusterPolicy");

  private AccessPolicies() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "ListAccessPolicies", AccessPolicies::list,
        "AssociateAccessPolicy", AccessPolicies::associate,
        "DisassociateAccessPolicy", AccessPolicies::disassociate,
        "ListAssociatedAccessPolicies", AccessPolicies::listAssociated);
  }

  private static String arn(Call call, String name) {
    return "arn:" + call.caller().partition() + ":eks::aws:cluster-access-policy/" + name;
  }

  private static ObjectNode list(Call call) {
    List<JsonNode> policies =
        NAMES.stream()
            .<JsonNode>map(name -> Json.object().put("name", name).put("arn", arn(call, name)))
            .toList();
    return Pages.page(call, "accessPolicies", policies);
  }

  /** Gives an entry one of the policies, by its name. */
  static ObjectNode associate(Call call, AccessEntry entry, String name, JsonNode asked) {
    String arn = arn(call, name);
    ObjectNode scope = Json.object();
    Json.copy(asked, scope, "type");
    scope.set("namespaces", Json.array(Json.texts(asked.path("namespaces"))));
    ObjectNode before = entry.policies().get(arn);
    ObjectNode view = Json.object();
    view.put("policyArn", arn);
    view.set("accessScope", scope);
    view.set(
        "associatedAt", before == null ? Json.seconds(call.now()) : before.get("associatedAt"));
    view.set("modifiedAt", Json.seconds(call.now()));
    entry.policies().put(arn, view);
    return view;
  }

  private static ObjectNode associate(Call call) {
    AccessEntry entry = AccessEntries.entry(call);
    JsonNode scope = call.get("accessScope");
    String policy = call.text("policyArn");
    String name = policy.substring(policy.lastIndexOf('/') + 1);
    if (!NAMES.contains(name) || !policy.equals(arn(call, name))) {
      throw ServiceFailure.invalidParameter(
          "The policyArn parameter format is not valid, or there is no such policy");
    }
    if (!entry.view().path("type").asText().equals("STANDARD") && !name.contains("AutoNode")) {
      throw ServiceFailure.invalidRequest(
          "Policies can be associated only with access entries of type STANDARD and EC2");
    }
    boolean namespaces = !scope.path("namespaces").isEmpty();
    if (scope.path("type").asText().equals("namespace") != namespaces) {
      throw ServiceFailure.invalidParameter(
          "An accessScope of type namespace needs namespaces, one of type cluster takes none");
    }
    ObjectNode answer = owner(call);
    answer.set("associatedAccessPolicy", associate(call, entry, name, scope).deepCopy());
    return answer;
  }

  private static ObjectNode owner(Call call) {
    return Json.object()
        .put("clusterName", call.cluster().name())
        .put("principalArn", call.text("principalArn"));
  }

  private static ObjectNode disassociate(Call call) {
    if (AccessEntries.entry(call).policies().remove(call.text("policyArn")) == null) {
      throw ServiceFailure.notFound("The specified policyArn is not associated with the entry");
    }
    return Json.object();
  }

  private static ObjectNode listAssociated(Call call) {
    AccessEntry entry = AccessEntries.entry(call);
    ObjectNode answer = owner(call);
    answer.setAll(
        Pages.page(call, "associatedAccessPolicies", List.copyOf(entry.policies().values())));
    return answer;
  }
}
