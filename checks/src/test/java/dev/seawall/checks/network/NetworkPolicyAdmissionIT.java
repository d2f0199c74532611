package dev.seawall.checks.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.kubernetes.network.Answer;
import dev.seawall.core.kubernetes.network.Direction;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real API server refuses what we call unknown, and fills the types that we assume. */
class NetworkPolicyAdmissionIT {
  private static ApiServer server;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    server = ApiServer.start();
    server.apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String dryRun(String spec) throws IOException {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(
        file,
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
            + "metadata: {name: p, namespace: shop}\nspec: "
            + spec);
    return server.kubectlAs(
        "admin",
        "create",
        "--dry-run=server",
        "--validate=false",
        "-f",
        file.toString(),
        "-o",
        "jsonpath={.spec.policyTypes}");
  }

  @ParameterizedTest
  @FieldSource("dev.seawall.checks.network.PolicyCase#REFUSED")
  void theServerRefusesWhatIsUnknownToUs(String spec) {
    assertThatThrownBy(() -> dryRun(spec)).isNotInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{podSelector: {}}",
        "{policyTypes: [Ingress]}",
        "{podSelector: null}",
        "{podSelector: {}, policyTypes: []}",
        "{podSelector: {}, egress: []}",
        "{podSelector: {}, egress: [{}]}",
        "{podSelector: {}, policyTypes: [Egress]}",
        "{podSelector: {}, policyTypes: [Ingress], egress: [{}]}",
        "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.1/8, except: [10.1.0.0/16,"
            + " 10.1.2.0/24]}}]}]}",
        "{podSelector: {}, ingress: [{ports: [{port: 80, endPort: 80}, {port: http}, {protocol:"
            + " SCTP}]}]}"
      })
  void theServerFillsTheTypesThatWeAssume(String spec) throws IOException {
    String types = dryRun(spec);
    PolicyCase ours =
        PolicyCase.of(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n"
                + "metadata: {name: p, namespace: shop}\nspec: "
                + spec);
    for (Direction direction : Direction.values()) {
      assertThat(ours.isolation("web", direction))
          .as("%s under %s", direction, types)
          .isEqualTo(Answer.of(types.contains(direction.policyType())));
    }
  }
}
