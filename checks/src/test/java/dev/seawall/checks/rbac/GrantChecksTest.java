package dev.seawall.checks.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.kubernetes.rbac.Grant;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That one fact is told once, how bad, and that what was not read is no pass. */
class GrantChecksTest {
  private static final Catalogue OF_GRANTS =
      new Catalogue(
          Catalogue.load().checks().stream()
              .filter(each -> each.spec().judges().equals(Grant.class))
              .toList());
  private static final String SUBJECTS =
      "subjects: [{kind: ServiceAccount, name: deployer, namespace: ci}]\n";

  private static List<String> told(String... objects) {
    return judge(Snapshots.files(String.join("---\n", objects))).findings().stream()
        .map(GrantChecksTest::inShort)
        .toList();
  }

  private static String inShort(Finding finding) {
    return finding.severity() + " " + finding.check();
  }

  private static Results judge(Snapshot snapshot) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return Judge.judge(new Inventory(snapshot), OF_GRANTS, Rules.none(), threads);
    }
  }

  private static String role(String kind, String groups, String resources, String verbs) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: %s
    metadata: {name: r%s}
    rules: [{apiGroups: [%s], resources: [%s], verbs: [%s]}]
    """
        .formatted(kind, kind.equals("Role") ? ", namespace: ci" : "", groups, resources, verbs);
  }

  private static String everywhere(String role) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: b}
    roleRef: {kind: ClusterRole, name: %s}
    """
            .formatted(role)
        + SUBJECTS;
  }

  private static String inNamespace(String kind, String role) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: b, namespace: ci}
    roleRef: {kind: %s, name: %s}
    """
            .formatted(kind, role)
        + SUBJECTS;
  }

  @Test
  void clusterAdminByWhateverNameIsOneFinding() {
    assertThat(told(everywhere("cluster-admin"))).containsExactly("critical cluster-admin-bound");
    assertThat(told(inNamespace("ClusterRole", "cluster-admin")))
        .containsExactly("high cluster-admin-bound-in-namespace");
    String all = role("ClusterRole", "'*'", "'*'", "'*'");
    assertThat(told(all, everywhere("r"))).containsExactly("critical wildcard-everything");
    assertThat(told(all, inNamespace("ClusterRole", "r")))
        .containsExactly("high wildcard-everything");
    assertThat(told(all)).containsExactly("medium wildcard-everything");
  }

  @Test
  void bindingOrEscalatingAllRolesIsOwningWhatTheyReach() {
    for (String verb : List.of("bind", "escalate", "'*'")) {
      String roles = role("ClusterRole", "rbac.authorization.k8s.io", "'*'", verb);
      assertThat(told(roles, everywhere("r"))).containsExactly("critical wildcard-resources");
      assertThat(told(roles, inNamespace("ClusterRole", "r")))
          .containsExactly("high wildcard-resources");
    }
    String bindings = role("ClusterRole", "rbac.authorization.k8s.io", "'*'", "create");
    assertThat(told(bindings, everywhere("r"))).containsExactly("high wildcard-resources");
  }

  @Test
  void adminAndEditAreOneFindingAndNoneForPeopleInANamespace() {
    assertThat(told(everywhere("edit"))).containsExactly("high admin-role-bound");
    assertThat(told(inNamespace("ClusterRole", "admin")))
        .containsExactly("medium admin-role-bound");
    String people = "subjects: [{kind: Group, name: developers}]\n";
    assertThat(told(inNamespace("ClusterRole", "edit").replace(SUBJECTS, people))).isEmpty();
    assertThat(told(everywhere("view"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "secrets, get, critical may-read-secrets-everywhere, medium may-read-namespace-secrets",
    "pods, create, high may-create-pods, medium may-create-pods",
    "pods/exec, get, high may-exec-into-pods, medium may-exec-into-pods",
    "serviceaccounts/token, create, critical may-create-tokens, high may-create-tokens",
    "serviceaccounts, impersonate, critical may-impersonate, high may-impersonate"
  })
  void aRightIsWorseInEveryNamespaceThanInOne(
      String resource, String verb, String wide, String narrow) {
    String clusterRole = role("ClusterRole", "''", resource, verb);
    assertThat(told(clusterRole, everywhere("r"))).containsExactly(wide);
    assertThat(told(clusterRole, inNamespace("ClusterRole", "r"))).containsExactly(narrow);
    assertThat(told(role("Role", "''", resource, verb), inNamespace("Role", "r")))
        .containsExactly(narrow);
  }

  @Test
  void aRightThatNobodyHasIsToldLower() {
    assertThat(told(role("ClusterRole", "''", "secrets", "get")))
        .containsExactly("medium may-read-secrets-everywhere");
    assertThat(told(role("Role", "''", "pods", "create"))).containsExactly("low may-create-pods");
  }

  @Test
  void aRuleThatGrantsNothingIsNotDangerous() {
    assertThat(told(role("ClusterRole", "apps", "pods/exec", "create"), everywhere("r")))
        .containsExactly("low rbac-rule-grants-nothing");
    assertThat(told(role("Role", "''", "nodes/proxy", "get"), inNamespace("Role", "r")))
        .containsExactly("low rbac-rule-grants-nothing");
  }

  @Test
  void bindingsThatWereNotReadMakeUnknown() {
    Snapshot read = Snapshots.cluster(role("ClusterRole", "''", "secrets", "get"));
    Gap gap =
        new Gap(
            Types.CLUSTER_ROLE_BINDINGS, "", "list", Gap.Reason.FORBIDDEN, "may not list bindings");
    Results results = judge(new Snapshot(read.scope(), read.documents(), List.of(gap), List.of()));
    assertThat(results.findings()).isEmpty();
    assertThat(results.coverage().unknown()).isEqualTo(OF_GRANTS.checks().size());
  }
}
