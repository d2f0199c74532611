package dev.seawall.testkit.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiServerIT {
  @Test
  void servesWhatWasAppliedToThoseWhoMayReadIt() {
    try (ApiServer server = ApiServer.start("viewer")) {
      server.apply(
          """
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: seen, namespace: default}
          """);

      assertThat(server.kubectlAs("admin", "get", "configmaps", "-o", "name"))
          .contains("configmap/seen");
      assertThatThrownBy(() -> server.kubectlAs("viewer", "get", "configmaps"))
          .hasMessageContaining("Forbidden");

      server.kill();
      assertThatThrownBy(() -> server.kubectlAs("admin", "get", "configmaps"))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
