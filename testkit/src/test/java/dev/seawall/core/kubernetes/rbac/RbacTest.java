package dev.seawall.core.kubernetes.rbac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Aggregation, what is shipped, and whom a grant is told of: what the API server cannot be asked.
 */
class RbacTest {
  private static final Subject JANE = Subject.user("jane");

  private static Rbac files(String... objects) {
    return new Inventory(Snapshots.files(String.join("---\n", objects))).cluster().rbac();
  }

  private static Rbac cluster(String... objects) {
    return new Inventory(Snapshots.cluster(String.join("---\n", objects))).cluster().rbac();
  }

  private static String role(String name, String rest) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: "%s"
    """
            .formatted(name)
        + rest;
  }

  private static String rule(String verbs, String resources) {
    return "rules: [{apiGroups: [''], resources: [" + resources + "], verbs: [" + verbs + "]}]\n";
  }

  private static String binding(String name, String role, String... subjects) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: "%s"}
    roleRef: {kind: ClusterRole, name: "%s"}
    subjects: [%s]
    """
        .formatted(name, role, String.join(", ", subjects));
  }

  private static String user(String name) {
    return "{kind: User, name: \"" + name + "\"}";
  }

  private static Request get(Subject subject, String resource) {
    return Request.of(subject, "get", "", resource, "ci", "x");
  }

  @Test
  @Timeout(60)
  void c22_thousandsOfRolesThatTakeInOneAnotherAreNotFollowedForEver() {
    String everyOther = "aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: a}}]}\n";
    String[] objects = new String[1500];
    for (int i = 0; i < objects.length; i++) {
      objects[i] =
          role("r" + i, everyOther + rule("get", "r" + i))
              .replace("metadata:\n", "metadata:\n  labels: {part: a}\n");
    }
    Rbac rbac = files(objects);
    Role first = rbac.roles().getFirst();
    assertThat(rbac.rulesOf(first)).hasSize(1500);
    Role last = rbac.roles().get(1499);
    assertThat(rbac.rulesOf(last)).hasSize(1);
    assertThat(last.unresolved())
        .extracting(UnresolvedFactException::getMessage)
        .containsExactly(last + " aggregates more cluster roles than are followed");
  }

  @Test
  void rulesOfAggregatedRolesAreTakenInAlsoThroughOthersAndInCircles() {
    Rbac rbac =
        files(
            role(
                "whole",
                """
                aggregationRule:
                  clusterRoleSelectors:
                    - matchExpressions: [{key: part, operator: In, values: [a, b]}]
                """),
            role(
                    "half",
                    """
                    aggregationRule: {clusterRoleSelectors: [{matchLabels: {quarter: "yes"}}]}
                    """)
                .replace("metadata:\n", "metadata:\n  labels: {part: a}\n"),
            role("quarter", rule("get", "pods"))
                .replace("metadata:\n", "metadata:\n  labels: {quarter: \"yes\", part: c}\n"),
            role(
                    "circle",
                    """
                    aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: b}}]}
                    """)
                .replace("metadata:\n", "metadata:\n  labels: {part: b}\n"),
            binding("jane", "whole", user("jane")));
    assertThat(rbac.allows(get(JANE, "pods"))).isTrue();
    assertThat(rbac.allows(get(JANE, "secrets"))).isFalse();
  }

  @Test
  void aRoleAggregatedIntoEditIsToldWithThoseWhoHaveEdit() {
    String part =
        role("part", rule("get", "secrets"))
            .replace(
                "metadata:\n",
                "metadata:\n  labels: {rbac.authorization.k8s.io/aggregate-to-edit: \"true\"}\n");
    Rbac rbac = files(part, binding("jane", "edit", user("jane")));
    Grant told = rbac.grants().stream().filter(each -> !each.isBinding()).findFirst().orElseThrow();
    assertThat(told.subjects()).containsExactly(JANE);
    assertThat(told.isClusterWide()).isTrue();
    assertThat(rbac.grants()).filteredOn(Grant::isBinding).hasSize(1);
  }

  @Test
  void rulesThatAControllerFilledInAreToldOnceWhereTheyAreWritten() {
    String whole =
        role(
            "whole",
            "aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: a}}]}\n"
                + rule("get", "secrets"));
    String part =
        role("part", rule("get", "secrets"))
            .replace("metadata:\n", "metadata:\n  labels: {part: a}\n");
    Rbac rbac = cluster(whole, part, binding("jane", "whole", user("jane")));
    assertThat(rbac.grants()).filteredOn(each -> each.allows("get", "", "secrets")).hasSize(1);
  }

  @Test
  void ofAShippedBindingOnlyAddedSubjectsAreTold() {
    String masters = "{kind: Group, name: \"system:masters\"}";
    assertThat(files(binding("cluster-admin", "cluster-admin", masters)).grants()).isEmpty();
    Rbac changed = files(binding("cluster-admin", "cluster-admin", masters, user("jane")));
    assertThat(changed.grants()).hasSize(1);
    assertThat(changed.grants().getFirst().subjects()).containsExactly(JANE);
  }

  @Test
  void whatEksBindsToItsOwnUsersIsNotTold() {
    String own = binding("eks:addon-cluster-admin", "cluster-admin", user("eks:addon-manager"));
    assertThat(files(own).grants()).isEmpty();
    assertThat(files(own.replace("eks:addon-manager", "jane")).grants()).hasSize(1);
    assertThat(files(own.replace("eks:addon-cluster-admin", "mine")).grants()).hasSize(1);
  }

  private static final String AWS_NODE =
      "{kind: ServiceAccount, name: aws-node, namespace: kube-system}";

  @Test
  void whatEksInstallsForItsAddOnsIsNotTold() {
    List<String> installed =
        List.of(
            role("aws-node", rule("list", "pods, nodes")),
            binding("aws-node", "aws-node", AWS_NODE),
            role("system:coredns", rule("watch", "endpoints, services, pods, namespaces")),
            binding("system:coredns", "system:coredns", AWS_NODE.replace("aws-node", "coredns")),
            binding(
                "eks:kube-proxy",
                "system:node-proxier",
                AWS_NODE.replace("aws-node", "kube-proxy")),
            binding(
                "eks:node-bootstrapper",
                "eks:node-bootstrapper",
                "{kind: Group, name: \"system:bootstrappers\"}",
                "{kind: Group, name: \"system:nodes\"}"));
    assertThat(files(installed.toArray(String[]::new)).grants()).isEmpty();
  }

  @Test
  void whatLooksLikeAnAddOnOfEksIsTold() {
    String role = role("aws-node", rule("list", "pods"));
    String more = role("aws-node", rule("list", "pods, secrets"));
    String bound = binding("aws-node", "aws-node", AWS_NODE);
    String other = "{kind: ServiceAccount, name: aws-node, namespace: shop}";
    assertThat(files(more, bound).grants())
        .as("a rule that it does not have")
        .anyMatch(each -> each.allows("list", "", "secrets"));
    assertThat(files(role, binding("aws-node", "aws-node", other)).grants())
        .as("an account of another namespace")
        .hasSize(1);
    assertThat(files(role, binding("mine", "aws-node", AWS_NODE)).grants())
        .as("a binding of another name")
        .hasSize(1);
    assertThat(files(binding("aws-node", "cluster-admin", AWS_NODE)).grants())
        .as("another role")
        .hasSize(1);
    assertThat(files(role, bound, binding("b", "aws-node", user("jane"))).grants())
        .as("its role for somebody else")
        .hasSize(1);
  }

  @Test
  void aRuleAddedToAShippedRoleIsTold() {
    String discovery = role("system:discovery", rule("get", "secrets"));
    String everybody = "{kind: Group, name: \"system:authenticated\"}";
    Rbac rbac = cluster(discovery, binding("mine", "system:discovery", everybody));
    assertThat(rbac.grants()).anyMatch(each -> each.allows("get", "", "secrets"));
    String harmless = discovery.replace(rule("get", "secrets"), "rules: []\n");
    assertThat(cluster(harmless, binding("mine", "system:discovery", everybody)).grants())
        .noneMatch(each -> each.allows("get", "", "secrets"));
  }

  @Test
  void inANamespaceAClusterRoleReachesNothingOutsideOfIt() {
    String bound =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: jane, namespace: ci}
        roleRef: {kind: ClusterRole, name: all}
        subjects: [{kind: User, name: jane}]
        """;
    Grant grant =
        files(role("all", rule("get", "nodes, namespaces, pods")), bound).grants().getFirst();
    assertThat(grant.allows("get", "", "nodes")).isFalse();
    assertThat(grant.allows("get", "", "pods")).isTrue();
    assertThat(grant.allows("get", "", "namespaces")).as("its own namespace").isTrue();
    assertThat(grant.reachInWords()).isEqualTo("in namespace ci");
    assertThat(grant.reaches("kube-system")).isFalse();
  }

  @Test
  void aRuleThatCannotBeReadIsNoPassButDoesNotHideOthers() {
    String odd =
        role(
            "odd",
            "rules:\n  - {apiGroups: [''], resources: [pods], verbs: [get]}\n  - {verbs: 7}\n");
    Rbac rbac = files(odd, binding("jane", "odd", user("jane")));
    Grant grant = rbac.grants().getFirst();
    assertThat(grant.allows("get", "", "pods")).isTrue();
    assertThatThrownBy(() -> grant.allows("get", "", "secrets"))
        .isInstanceOf(UnresolvedFactException.class);
    assertThat(rbac.allows(get(JANE, "pods"))).isTrue();
    assertThatThrownBy(() -> rbac.allows(get(JANE, "secrets")))
        .isInstanceOf(UnresolvedFactException.class);
  }

  @Test
  void aServiceAccountHasTheRightsOfItsGroups() {
    String group = "{kind: Group, name: \"system:serviceaccounts:ci\"}";
    Rbac rbac = files(role("r", rule("get", "secrets")), binding("b", "r", group));
    Subject inside = Subject.serviceAccount("ci", "deployer");
    assertThat(rbac.allows(get(inside, "secrets"))).isTrue();
    assertThat(rbac.allows(get(Subject.serviceAccount("other", "x"), "secrets"))).isFalse();
    assertThat(Rbac.sources(inside).stream().flatMap(each -> rbac.given(each).stream()))
        .extracting(Rbac.Held::role)
        .extracting(Role::id)
        .extracting(id -> id.name())
        .contains("r", "system:basic-user");
    assertThat(inside.groups())
        .isEqualTo(
            Set.of("system:serviceaccounts", "system:serviceaccounts:ci", "system:authenticated"));
  }

  @Test
  void membersOfSystemMastersMayDoEverything() {
    assertThat(cluster().allows(get(Subject.MASTERS, "secrets"))).isTrue();
    assertThat(cluster().allows(get(JANE, "secrets"))).isFalse();
    assertThat(List.copyOf(cluster().roles())).as("nothing is assumed of a cluster").isEmpty();
    assertThat(files().roles()).as("files are applied to a cluster").isNotEmpty();
  }
}
