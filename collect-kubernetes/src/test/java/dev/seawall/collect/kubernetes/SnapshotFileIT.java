package dev.seawall.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Pool;
import dev.seawall.documents.snapshot.SnapshotReader;
import dev.seawall.documents.snapshot.SnapshotWriter;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What a snapshot file of a real cluster keeps, and what it does not. */
class SnapshotFileIT {
  private static final String CANARY = "canary-77aa-value-of-a-secret";

  @Test
  void aSnapshotFileHoldsWhatTheLiveClusterSaysAndNoSecret() throws Exception {
    try (ApiServer server = ApiServer.start("viewer")) {
      load(server);
      for (String user : List.of("admin", "viewer")) {
        Connection connection =
            Connection.open(ConnectionOptions.standard().withKubeconfig(server.kubeconfig(user)));
        CollectOptions options = CollectOptions.STANDARD.withSecrets().withPageSize(20);
        Snapshot live =
            KubernetesCollector.collect(connection, Types.ALL, options, Progress.SILENT);

        byte[] file = write(connection, options);
        Snapshot read = SnapshotReader.read(new ByteArrayInputStream(file), new Pool());

        assertThat(read.scope()).isEqualTo(live.scope());
        assertThat(read.gaps()).isEqualTo(live.gaps());
        assertThat(read.problems()).isEqualTo(live.problems());
        assertThat(shown(read)).isEqualTo(shown(live)).hasSizeGreaterThan(1);
        assertThat(unpacked(file))
            .doesNotContain(CANARY)
            .doesNotContain(
                Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8)))
            .doesNotContain(server.token(user));
      }
    }
  }

  private static byte[] write(Connection connection, CollectOptions options) throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (SnapshotWriter writer = new SnapshotWriter(file, Map.of())) {
      Collected collected =
          KubernetesCollector.collect(
              connection,
              Types.ALL,
              options,
              Progress.SILENT,
              document -> {
                try {
                  writer.document(document);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (Gap gap : collected.gaps()) {
        writer.gap(gap);
      }
      writer.finish(collected.scope());
    }
    return file.toByteArray();
  }

  private static List<String> shown(Snapshot snapshot) {
    return snapshot.documents().stream()
        .sorted(Comparator.comparing(document -> document.origin().toString()))
        .map(Document::toString)
        .map(text -> text.replaceAll("locator=[^,]*", ""))
        .toList();
  }

  private static String unpacked(byte[] file) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void load(ApiServer server) {
    List<String> roles = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      roles.add(
          """
          {"metadata":{"name":"role-%03d"},"rules":[{"apiGroups":["*"],"resources":["x%d"],"verbs":["*"]}]}
          """
              .formatted(i, i));
    }
    server.create("/apis/rbac.authorization.k8s.io/v1/clusterroles", roles);
    server.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: login, namespace: default, annotations: {odd: "\\u001b]0;pwn\\a \\u2028 $x"}}
        stringData: {password: %1$s}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: default}
        data: {"db-password": "%1$s", empty: "", "numbers": "1e400 0x1F 9223372036854775808"}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: default}
        spec:
          containers:
          - name: app
            image: nginx
            args: ["--password=%1$s"]
            env: [{name: DB_PASSWORD, value: %1$s}, {name: PLAIN, value: "1"}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: some}
        rules: [{apiGroups: [""], resources: [pods, configmaps], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: viewer}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: some}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: viewer}]
        """
            .formatted(CANARY));
  }
}
