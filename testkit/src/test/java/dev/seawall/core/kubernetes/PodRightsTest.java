package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.kubernetes.rbac.Rbac;
import dev.seawall.core.kubernetes.rbac.Subject;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service account may do by its own bindings and by those of its groups, as one. */
class PodRightsTest {
  private static final String OWN = "{kind: ServiceAccount, namespace: shop, name: web}";
  private static final String GROUP = "{kind: Group, name: 'system:serviceaccounts:shop'}";

  private static String role(String name, String verb, String resource) {
    return """
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: %s}
    rules: [{apiGroups: [''], resources: [%s], verbs: [%s]}]
    """
        .formatted(name, resource, verb);
  }

  private static String binding(String name, String namespace, String role, String subject) {
    return """
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: %s, namespace: %s}
    roleRef: {kind: ClusterRole, name: %s}
    subjects: [%s]
    """
        .formatted(name, namespace, role, subject);
  }

  private static Rbac rbac(String... objects) {
    return new Cluster(Snapshots.cluster(String.join("", objects))).rbac();
  }

  private static PodRights rights(Rbac rbac) {
    return PodRights.of(
        Subject.serviceAccount("shop", "web"),
        source -> new GivenRights(rbac.given(source), List.of()));
  }

  @Test
  void theFirstBindingIsToldWhetherItNamesTheAccountOrItsGroup() {
    String edit = role("edit", "get", "pods");
    Rbac groupFirst =
        rbac(edit, binding("a", "bank", "edit", GROUP), binding("b", "club", "edit", OWN));
    assertThat(rights(groupFirst).administration().orElseThrow().id().name()).isEqualTo("a");
    Rbac ownFirst =
        rbac(edit, binding("a", "bank", "edit", OWN), binding("b", "club", "edit", GROUP));
    assertThat(rights(ownFirst).administration().orElseThrow().id().name()).isEqualTo("a");
    assertThat(rights(rbac(edit)).administration()).isEmpty();
  }

  @Test
  void whatIsChangedInItsOwnNamespaceHidesNothingElsewhere() {
    Rbac rbac =
        rbac(
            role("writer", "create", "pods"),
            role("reader", "get", "pods"),
            binding("a", "shop", "writer", GROUP),
            binding("b", "shop", "writer", OWN),
            binding("c", "bank", "reader", OWN),
            binding("d", "bank", "writer", GROUP));
    assertThat(rights(rbac).writing("shop").orElseThrow().binding().id().name()).isEqualTo("d");
    assertThat(rights(rbac).writing("bank").orElseThrow().binding().id().name()).isEqualTo("a");
    assertThat(rights(rbac).takeover()).isEmpty();
  }

  @Test
  void theShortestOfSeveralWaysToTheClusterIsTold() {
    Rbac rbac =
        rbac(
            role("secrets", "list", "secrets"),
            role("tokens", "create", "serviceaccounts/token"),
            binding("a", "", "secrets", OWN).replace("RoleB", "ClusterRoleB"),
            binding("b", "", "tokens", GROUP).replace("RoleB", "ClusterRoleB"));
    assertThat(rights(rbac).takeover())
        .contains(new PodRights.Takeover("create serviceaccounts/token", false));
  }

  @Test
  @Timeout(60)
  void thousandsOfBindingsOfAGroupAreNotWalkedForEachOfThousandsOfAccounts() {
    StringBuilder objects = new StringBuilder(role("reader", "get", "pods"));
    for (int i = 0; i < 20_000; i++) {
      objects.append(binding("b" + i, "shop", "reader", GROUP));
    }
    Rbac rbac = rbac(objects.toString());
    Map<Subject, GivenRights> given = new ConcurrentHashMap<>();
    for (int i = 0; i < 5_000; i++) {
      PodRights rights =
          PodRights.of(
              Subject.serviceAccount("shop", "s" + i),
              source ->
                  given.computeIfAbsent(
                      source, each -> new GivenRights(rbac.given(each), List.of())));
      assertThat(rights.writing("shop")).isEmpty();
    }
    assertThat(given).hasSize(5_003);
  }
}
