package dev.seawall.checks.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real API server has the fields that we know, and tells them apart by case. */
class FieldNamesIT {
  private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+)\\s+<");
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: default}
      spec:
        HostNetwork: true
        containers: [{name: web, image: example.com/web, securityContext: {runasuser: 7}}]
      """;

  private static ApiServer server;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    server = ApiServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyFieldOfTheServerIsKnown() {
    assertThat(FieldNames.POD.names()).containsAll(fields("pod.spec"));
    assertThat(FieldNames.CONTAINER.names())
        .containsAll(fields("pod.spec.containers"))
        .containsAll(fields("pod.spec.ephemeralContainers"));
    assertThat(FieldNames.SECURITY_CONTEXT.names())
        .containsExactlyInAnyOrderElementsOf(
            both(
                fields("pod.spec.securityContext"), fields("pod.spec.containers.securityContext")));
  }

  @Test
  void miscasedFieldIsLostOrRefused() throws IOException {
    Path file = folder.resolve("pod.yaml");
    Files.writeString(file, POD);
    String taken = dryRun(file, "--validate=ignore");
    assertThat(taken)
        .contains("\"containers\"")
        .doesNotContainIgnoringCase("hostNetwork", "runAsUser");
    assertThatThrownBy(() -> dryRun(file, "--validate=strict"))
        .hasMessageContaining("unknown field");
  }

  private static String dryRun(Path file, String validation) {
    return server.kubectlAs(
        "admin", "create", "--dry-run=server", validation, "-f", file.toString(), "-o", "json");
  }

  private static Set<String> both(List<String> some, List<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static List<String> fields(String path) {
    List<String> fields =
        FIELD
            .matcher(server.kubectlAs("admin", "explain", path))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toList());
    assertThat(fields).hasSizeGreaterThan(8);
    return fields;
  }
}
