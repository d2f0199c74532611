package dev.seawall.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said before a real API server is read is what is met when it is read. */
class PreflightIT {
  private static ApiServer server;

  @BeforeAll
  static void load() {
    server = ApiServer.start("viewer", "reader", "nobody");
    server.apply(
        """
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
        """);
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

  @Test
  void thePermissionsItPrintsAreAllItNeeds() throws Exception {
    server.apply(ReaderRole.yaml(Types.ALL, false));
    server.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: reader}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: reader}]
        """
            .formatted(ReaderRole.NAME));
    Set<ResourceType> types = new TreeSet<>(Types.ALL);
    types.remove(Types.SECRETS);

    Snapshot snapshot = collect("reader", types, CollectOptions.STANDARD);

    assertThat(snapshot.gaps()).isEmpty();
    assertThat(snapshot.scope().complete()).containsExactlyElementsOf(types);
    assertThat(Preflight.missing(as("reader"), types, CollectOptions.STANDARD)).isEmpty();
  }

  @Test
  void thePreflightForetellsTheGaps() throws Exception {
    CollectOptions options = CollectOptions.STANDARD.withSecrets();
    List<Gap> foretold = Preflight.missing(as("viewer"), Types.ALL, options);
    List<Gap> met = collect("viewer", Types.ALL, options).gaps();
    assertThat(foretold)
        .extracting(Gap::type)
        .containsExactlyElementsOf(met.stream().map(Gap::type).toList());
  }

  @Test
  void thePreflightForetellsTheCustomResourcesThatMayNotBeRead() throws Exception {
    server.apply(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: runners.ci.example.com}
        spec:
          group: ci.example.com
          scope: Namespaced
          names: {kind: Runner, plural: runners, singular: runner}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      containers:
                        type: array
                        items: {type: object, properties: {image: {type: string}}}
        """);
    server.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: definitions}
        rules: [{apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [list]}]
        """);
    server.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: definitions}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: definitions}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: nobody}]
        """);
    Set<ResourceType> types = Set.of(Types.CUSTOM_RESOURCE_DEFINITIONS);

    try {
      List<Gap> foretold = Preflight.missing(as("nobody"), types, CollectOptions.STANDARD);
      List<Gap> met = collect("nobody", types, CollectOptions.STANDARD).gaps();

      assertThat(foretold)
          .extracting(gap -> gap.type().qualifiedName())
          .contains("runners.ci.example.com")
          .containsExactlyElementsOf(met.stream().map(gap -> gap.type().qualifiedName()).toList());
    } finally {
      server.kubectlAs("admin", "delete", "crd", "runners.ci.example.com");
    }
  }
}
