package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The OIDC provider whose users a cluster knows beside those of IAM; it can have one. */
final class IdentityProviders {
  private IdentityProviders() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of(
        "AssociateIdentityProviderConfig", IdentityProviders::associate,
        "DescribeIdentityProviderConfig", IdentityProviders::describe,
        "ListIdentityProviderConfigs", IdentityProviders::list,
        "DisassociateIdentityProviderConfig", IdentityProviders::disassociate);
  }

  private static ObjectNode associate(Call call) {
    Cluster cluster = call.readyCluster();
    JsonNode oidc = call.get("oidc");
    String name = oidc.path("identityProviderConfigName").asText();
    if (!oidc.path("issuerUrl").asText().startsWith("https://")) {
      throw ServiceFailure.invalidParameter("issuerUrl must begin with https://");
    }
    if (!cluster.identityProviders().isEmpty()) {
      throw ServiceFailure.inUse("The cluster has an identity provider already")
          .with("clusterName", cluster.name());
    }
    ObjectNode view = oidc.deepCopy();
    view.put(
        "identityProviderConfigArn",
        call.arn(
            "identityproviderconfig/"
                + cluster.name()
                + "/oidc/"
                + name
                + "/"
                + Identifiers.uuid()));
    view.put("clusterName", cluster.name());
    view.set("tags", call.tags());
    view.put("status", "CREATING");
    ObjectNode answer =
        start(
            call,
            cluster,
            "AssociateIdentityProviderConfig",
            name,
            () -> view.put("status", "ACTIVE"));
    cluster.identityProviders().put(name, view);
    answer.set("tags", call.tags());
    return answer;
  }

  private static ObjectNode start(
      Call call, Cluster cluster, String type, String name, Runnable effect) {
    String value = "[{\"type\":\"oidc\",\"name\":\"" + name + "\"}]";
    return Updates.start(
        call,
        cluster,
        Updates.OF_CLUSTER,
        cluster.view(),
        type,
        Map.of("IdentityProviderConfig", value),
        effect);
  }

  private static ObjectNode provider(Call call) {
    JsonNode asked = call.get("identityProviderConfig");
    ObjectNode view = call.cluster().identityProviders().get(asked.path("name").asText());
    if (view == null || !asked.path("type").asText().equals("oidc")) {
      throw ServiceFailure.notFound("Identity provider config is not associated with cluster")
          .with("clusterName", call.cluster().name());
    }
    return view;
  }

  private static ObjectNode describe(Call call) {
    ObjectNode oidc = Json.object("oidc", provider(call).<JsonNode>deepCopy());
    return Json.object("identityProviderConfig", oidc);
  }

  private static ObjectNode list(Call call) {
    List<JsonNode> all =
        call.cluster().identityProviders().keySet().stream()
            .<JsonNode>map(name -> Json.object().put("type", "oidc").put("name", name))
            .toList();
    return Pages.page(call, "identityProviderConfigs", all);
  }

  private static ObjectNode disassociate(Call call) {
    ObjectNode view = provider(call);
    Cluster cluster = call.cluster();
    String name = view.path("identityProviderConfigName").asText();
    ObjectNode answer =
        start(
            call,
            cluster,
            "DisassociateIdentityProviderConfig",
            name,
            () -> cluster.identityProviders().remove(name));
    view.put("status", "DELETING");
    return answer;
  }
}
