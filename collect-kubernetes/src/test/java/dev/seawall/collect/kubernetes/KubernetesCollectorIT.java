package dev.seawall.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.documents.Projection;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads a real API server as users with different rights; the tests bear the lines of section C.
 */
class KubernetesCollectorIT {
  private static final int CONFIG_MAPS = 1234;
  private static final String CANARY = "canary-9f3b-secret-value";
  private static ApiServer server;

  @BeforeAll
  static void load() {
    server = ApiServer.start("viewer", "nobody", "team");
    List<String> maps = new ArrayList<>();
    for (int i = 0; i < CONFIG_MAPS; i++) {
      maps.add("{\"metadata\":{\"name\":\"many-%04d\"},\"data\":{\"n\":\"%d\"}}".formatted(i, i));
    }
    server.create("/api/v1/namespaces/default/configmaps", maps);
    server.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: team-a}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: team-a}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: app, image: nginx}]}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: login, namespace: team-a}
        type: kubernetes.io/basic-auth
        stringData: {username: someone, password: %s}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: workloads}
        rules:
        - {apiGroups: ["", apps, batch], resources: [configmaps, deployments, pods], verbs: [list]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: viewer}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: workloads}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: viewer}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: team, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: workloads}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: team}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: namespaces}
        rules: [{apiGroups: [""], resources: [namespaces], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: team-namespaces}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: namespaces}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: team}]
        """
            .formatted(CANARY));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Connection as(String user) throws Exception {
    return Connection.open(ConnectionOptions.standard().withKubeconfig(server.kubeconfig(user)));
  }

  private static Snapshot collect(
      String user, Collection<ResourceType> types, CollectOptions options) throws Exception {
    return KubernetesCollector.collect(as(user), types, options, Progress.SILENT);
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.documents().stream()
        .map(Document::origin)
        .map(origin -> ((Origin.Api) origin).path())
        .toList();
  }

  @Test
  void everyTypeIsReadToItsEndByWhoMayReadAll() throws Exception {
    Snapshot snapshot =
        collect("admin", Types.ALL, CollectOptions.STANDARD.withSecrets().withPageSize(100));

    assertThat(snapshot.gaps()).isEmpty();
    assertThat(snapshot.scope().complete()).containsExactlyInAnyOrderElementsOf(Types.ALL);
    assertThat(snapshot.scope().name()).isEqualTo("testbed");
    assertThat(snapshot.scope().details()).containsEntry("version", "v1.34.2");
    assertThat(paths(snapshot))
        .doesNotHaveDuplicates()
        .isSorted()
        .contains(
            "/apis/apps/v1/namespaces/team-a/deployments/web",
            "/apis/rbac.authorization.k8s.io/v1/clusterroles/system:node",
            "/api/v1/namespaces/team-a")
        .filteredOn(path -> path.contains("/configmaps/many-"))
        .hasSize(CONFIG_MAPS);
  }

  @Test
  void everyPathIsWhereTheServerHasTheObject() throws Exception {
    for (String path : paths(collect("admin", Types.ALL, CollectOptions.STANDARD))) {
      if (!path.contains("/many-")) {
        assertThat(server.request("admin", "GET", path, "").statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void whatKubectlCountsIsCounted() throws Exception {
    Set<ResourceType> types = Set.of(Types.CLUSTER_ROLES, Types.SERVICES, Types.PRIORITY_CLASSES);
    Snapshot snapshot = collect("admin", types, CollectOptions.STANDARD.withPageSize(7));
    String named =
        server.kubectlAs(
            "admin", "get", "clusterroles,services,priorityclasses", "-A", "-o", "name");
    assertThat(snapshot.documents()).hasSize((int) named.lines().count());
  }

  @Test
  void c01AMissingPermissionIsAGapThatNamesVerbAndResource() throws Exception {
    Snapshot snapshot = collect("viewer", Types.ALL, CollectOptions.STANDARD.withSecrets());

    assertThat(snapshot.gaps())
        .extracting(Gap::message)
        .contains(
            "list secrets is not allowed for user \"viewer\" in any namespace",
            "list clusterroles.rbac.authorization.k8s.io is not allowed for user \"viewer\"");
    assertThat(snapshot.gaps())
        .allSatisfy(
            gap -> {
              assertThat(gap.reason()).isEqualTo(Gap.Reason.FORBIDDEN);
              assertThat(snapshot.scope().complete()).doesNotContain(gap.type());
            });
    assertThat(snapshot.scope().complete()).contains(Types.DEPLOYMENTS, Types.CONFIG_MAPS);
  }

  @Test
  void whoMayReadNothingGetsAGapForEveryTypeThatIsServed() throws Exception {
    Snapshot snapshot = collect("nobody", Types.WORKLOADS, CollectOptions.STANDARD);
    assertThat(snapshot.documents()).isEmpty();
    assertThat(snapshot.scope().complete()).isEmpty();
    assertThat(snapshot.gaps())
        .extracting(Gap::type)
        .containsExactlyInAnyOrderElementsOf(Types.WORKLOADS);
  }

  @Test
  void whatOneNamespaceAllowsIsReadThereAndTheOthersAreGaps() throws Exception {
    Snapshot snapshot = collect("team", Set.of(Types.DEPLOYMENTS), CollectOptions.STANDARD);

    assertThat(paths(snapshot)).containsExactly("/apis/apps/v1/namespaces/team-a/deployments/web");
    assertThat(snapshot.gaps())
        .extracting(Gap::namespace)
        .contains("default", "kube-system")
        .doesNotContain("team-a", "");
    assertThat(snapshot.gaps())
        .extracting(Gap::message)
        .contains(
            "list deployments.apps is not allowed for user \"team\" in namespace \"default\"");
    assertThat(snapshot.scope().complete()).isEmpty();
  }

  @Test
  void c02ANamespaceRestrictionStillReadsWhatHasNoNamespace() throws Exception {
    CollectOptions options =
        CollectOptions.STANDARD.withNamespaces(new TreeSet<>(Set.of("team-a")));
    Snapshot snapshot =
        collect("admin", Set.of(Types.CONFIG_MAPS, Types.DEPLOYMENTS, Types.NAMESPACES), options);

    assertThat(paths(snapshot))
        .contains("/api/v1/namespaces/kube-system", "/api/v1/namespaces/team-a")
        .contains("/apis/apps/v1/namespaces/team-a/deployments/web")
        .noneMatch(path -> path.contains("/configmaps/many-"));
    assertThat(snapshot.scope().complete()).containsExactly(Types.NAMESPACES);
    assertThat(snapshot.scope().details()).containsEntry("namespaces", "only namespace team-a");
  }

  @Test
  void c20SecretsAreNotReadUnlessAsked() throws Exception {
    Snapshot snapshot = collect("admin", Set.of(Types.SECRETS), CollectOptions.STANDARD);
    assertThat(snapshot.documents()).isEmpty();
    assertThat(snapshot.gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.NOT_ASKED));
  }

  @Test
  void c20OfSecretsThatWereAskedForOnlyTypeAndKeyNamesAreKept() throws Exception {
    Snapshot snapshot =
        collect(
            "admin",
            Set.of(Types.SECRETS),
            CollectOptions.STANDARD.withSecrets().withProjection(Projection.WHOLE));
    String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));

    Mapping secret = snapshot.documents().getFirst().value();
    assertThat(secret.get("type")).hasToString("kubernetes.io/basic-auth");
    assertThat(JsonTree.mapping(secret, "data").entries()).containsOnlyKeys("username", "password");
    assertThat(snapshot.toString()).doesNotContain(CANARY).doesNotContain(encoded);
  }

  @Test
  void c02ANamespaceThatDoesNotExistIsToldAndNoCleanOne() throws Exception {
    CollectOptions options =
        CollectOptions.STANDARD.withNamespaces(new TreeSet<>(Set.of("team-a", "taem-a")));
    assertThat(collect("admin", Set.of(Types.CONFIG_MAPS), options).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.level()).isEqualTo(Problem.Level.ERROR);
              assertThat(problem.place() + " " + problem.message())
                  .isEqualTo("namespace taem-a does not exist in this cluster");
            });
    // Who may not list namespaces cannot know.
    assertThat(collect("viewer", Set.of(Types.CONFIG_MAPS), options).problems()).isEmpty();
  }

  @Test
  void c03CredentialsThatTheServerDoesNotKnowAreOneSentence(@TempDir Path folder) throws Exception {
    Path kubeconfig = folder.resolve("kubeconfig");
    String known = Files.readString(server.kubeconfig("viewer"));
    Files.writeString(kubeconfig, known.replace(server.token("viewer"), "forgotten"));
    Connection connection =
        Connection.open(ConnectionOptions.standard().withKubeconfig(kubeconfig));
    assertThatThrownBy(
            () ->
                KubernetesCollector.collect(
                    connection, Types.ALL, CollectOptions.STANDARD, Progress.SILENT))
        .isInstanceOf(ConnectionException.class)
        .hasMessage(server.url() + " refused the credentials");
  }

  @Test
  void aSinkThatFailsEndsTheCollectionWithItsOwnWords() throws Exception {
    Connection connection = as("admin");
    assertThatThrownBy(
            () ->
                KubernetesCollector.collect(
                    connection,
                    Types.ALL,
                    CollectOptions.STANDARD,
                    Progress.SILENT,
                    document -> {
                      throw new UncheckedIOException(new IOException("disk full"));
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void oneThreadReadsTheSameAsEight() throws Exception {
    Snapshot one = collect("viewer", Types.ALL, CollectOptions.STANDARD.withParallelism(1));
    Snapshot eight =
        collect("viewer", Types.ALL, CollectOptions.STANDARD.withParallelism(8).withPageSize(50));
    assertThat(eight.toString()).isEqualTo(one.toString());
  }

  @Test
  void c10AnAggregatedGroupThatIsDownHidesItsOwnTypesOnly() throws Exception {
    server.apply(
        """
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v2.cilium.io}
        spec:
          group: cilium.io
          version: v2
          groupPriorityMinimum: 100
          versionPriority: 100
          insecureSkipTLSVerify: true
          service: {name: nowhere, namespace: default}
        """);
    try {
      Thread.sleep(2000);
      Snapshot snapshot =
          collect(
              "admin",
              Arrays.asList(Types.CILIUM_NETWORK_POLICIES, Types.NETWORK_POLICIES),
              CollectOptions.STANDARD);
      assertThat(snapshot.gaps())
          .singleElement()
          .satisfies(
              gap -> {
                assertThat(gap.type()).isEqualTo(Types.CILIUM_NETWORK_POLICIES);
                assertThat(gap.reason()).isEqualTo(Gap.Reason.UNAVAILABLE);
              });
      assertThat(snapshot.scope().complete()).containsExactly(Types.NETWORK_POLICIES);
    } finally {
      server.kubectlAs("admin", "delete", "apiservice", "v2.cilium.io");
    }
  }
}
