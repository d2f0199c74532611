package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The customer's own key for Kubernetes secrets; without one the service answers no such member.
 */
final class Encryption {
  private Encryption() {}

  static Map<String, Call.Handler> handlers() {
    return Map.of("AssociateEncryptionConfig", Encryption::associate);
  }

  static void check(Call call, JsonNode configuration) {
    for (JsonNode each : configuration) {
      if (!Json.texts(each.path("resources")).equals(List.of("secrets"))) {
        throw ServiceFailure.invalidParameter("Encryption resources must be [secrets]");
      }
      String key = each.path("provider").path("keyArn").asText("");
      if (!key.matches("arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(key|alias)/.+")) {
        throw ServiceFailure.invalidParameter("Invalid key ARN: " + key);
      }
      if (!key.split(":", -1)[3].equals(call.caller().region())) {
        throw ServiceFailure.invalidParameter(
            "The key " + key + " is not in the cluster's region, " + call.caller().region());
      }
    }
  }

  private static ObjectNode associate(Call call) {
    Cluster cluster = call.readyCluster();
    JsonNode configuration = call.get("encryptionConfig").deepCopy();
    check(call, configuration);
    if (configuration.isEmpty()) {
      throw ServiceFailure.invalidParameter("encryptionConfig is empty");
    }
    if (Json.has(cluster.view(), "encryptionConfig")) {
      throw ServiceFailure.inUse("Encryption is already enabled for the cluster")
          .with("clusterName", cluster.name());
    }
    return Updates.start(
        call,
        cluster,
        Updates.OF_CLUSTER,
        cluster.view(),
        "AssociateEncryptionConfig",
        Map.of("EncryptionConfig", Json.text(configuration)),
        () -> cluster.view().set("encryptionConfig", configuration));
  }
}
