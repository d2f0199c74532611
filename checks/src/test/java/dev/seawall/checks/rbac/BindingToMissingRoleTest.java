package dev.seawall.checks.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.testkit.Snapshots;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That of files a role that is elsewhere is told once, and is no pass. */
class BindingToMissingRoleTest {
  private static final String BINDING =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: developers, namespace: shop}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: %s}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: developers}]
      """;

  private static Results judge(String manifests) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return Judge.judge(
          new Inventory(Snapshots.files(manifests)), Catalogue.load(), Rules.none(), threads);
    }
  }

  @Test
  void aRoleThatIsNotAmongTheFilesIsToldByOneCheck() {
    Results results = judge(BINDING.formatted("ClusterRole", "release"));
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::check, UnknownVerdict::reason)
        .containsExactly(
            "binding-to-missing-role",
            "ClusterRole release is not among the files, so what it gives was not judged");
    assertThat(results.isComplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ClusterRole, view", "ClusterRole, cluster-admin", "ClusterRole, system:node"})
  void whatKubernetesShipsIsKnownByItsName(String kind, String name) {
    assertThat(judge(BINDING.formatted(kind, name)).unknown()).isEmpty();
  }

  @Test
  void aRoleAmongTheFilesIsKnown() {
    String role =
        """
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: release, namespace: shop}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
        """;
    Results results = judge(BINDING.formatted("Role", "release") + role);
    assertThat(results.unknown()).isEmpty();
    assertThat(results.isComplete()).isTrue();
  }
}
