package dev.seawall.emulators.eks;

import com.fasterxml.jackson.databind.JsonNode;

/** EKS Auto Mode: compute, block storage and load balancing are on together or not at all. */
final class AutoMode {
  private AutoMode() {}

  static void check(JsonNode cluster) {
    boolean compute = cluster.path("computeConfig").path("enabled").asBoolean();
    boolean storage =
        cluster.path("storageConfig").path("blockStorage").path("enabled").asBoolean();
    boolean balancing =
        cluster
            .path("kubernetesNetworkConfig")
            .path("elasticLoadBalancing")
            .path("enabled")
            .asBoolean();
    if (compute != storage || compute != balancing) {
      throw ServiceFailure.invalidParameter(
          "For EKS Auto Mode, please ensure that all required configs, including computeConfig,"
              + " kubernetesNetworkConfig, and blockStorage are all either fully enabled or fully"
              + " disabled.");
    }
    String mode = cluster.path("accessConfig").path("authenticationMode").asText();
    if (compute && mode.equals("CONFIG_MAP")) {
      throw ServiceFailure.invalidParameter(
          "EKS Auto Mode needs the authentication mode API or API_AND_CONFIG_MAP");
    }
  }
}
