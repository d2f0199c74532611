package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches of checks that the examples on their pages do not show. */
class BranchesTest {
  private static final List<Check<?>> CHECKS = Catalogue.load().checks();

  private static Results files(String id, String yaml) {
    return Examples.judge(check(id), Snapshots.files(yaml));
  }

  private static Results cluster(String id, String yaml) {
    return Examples.judge(check(id), Snapshots.cluster(yaml));
  }

  private static Check<?> check(String id) {
    return CHECKS.stream().filter(each -> each.spec().id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> severities(Results results) {
    return results.findings().stream().map(Finding::severity).map(Object::toString).toList();
  }

  private static String pod(String name, String spec) {
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: "
        + name
        + ", namespace: kube-system}\n"
        + "spec: {"
        + spec
        + "}\n";
  }

  private static String role(String rules) {
    return """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: r}
    rules: [%s]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: b}
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
    subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: jane}]
    """
        .formatted(rules);
  }

  private static String external(String name) {
    return "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n"
        + "spec: {type: ExternalName, externalName: "
        + name
        + "}\n";
  }

  private static String webhook(String kind, String policy, String resource, String rest) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: %s
    metadata: {name: w}
    webhooks:
      - name: a.example.com
        admissionReviewVersions: [v1]
        sideEffects: None
        failurePolicy: %s
        clientConfig: {service: {name: s, namespace: n}}
        rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [%s]}]
        %s
    """
        .formatted(kind, policy, resource, rest);
  }

  @Test
  void everyNameOfTheMetadataServiceAndOfTheNodeIsDangerous() {
    for (String name :
        List.of("instance-data", "Instance-Data.", "localhost", "169.254.169.254", "127.0.0.1")) {
      assertThat(files("external-name-to-metadata", external(name)).findings()).hasSize(1);
    }
    assertThat(files("external-name-to-metadata", external("localhost.example.com")).findings())
        .isEmpty();
  }

  @Test
  void aSystemPodIsKnownByItsPriorityOrItsLabelOrItsImage() {
    String check = "workload-in-system-namespace";
    String containers = "containers: [{name: c, image: example.com/a}]";
    assertThat(files(check, pod("a", containers)).findings()).hasSize(1);
    assertThat(
            files(check, pod("b", "priorityClassName: system-node-critical, " + containers))
                .findings())
        .isEmpty();
    String labelled = pod("c", containers).replace("name: c, ", "name: c, labels: {k8s-app: x}, ");
    assertThat(files(check, labelled).findings()).isEmpty();
  }

  @Test
  void aPrivilegedContainerIsNotAskedForItsLesserCapabilities() {
    String capabilities = "capabilities: {add: [CHOWN]}";
    String container = "containers: [{name: c, image: a, securityContext: {%s}}]";
    assertThat(
            files("capability-outside-restricted", pod("a", container.formatted(capabilities)))
                .findings())
        .hasSize(1);
    Results privileged =
        files(
            "capability-outside-restricted",
            pod("a", container.formatted("privileged: true, " + capabilities)));
    assertThat(privileged.coverage().decided()).isZero();
  }

  @Test
  void whatCoversTheWholeClusterIsWorse() {
    String everything = "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}";
    assertThat(severities(files("wildcard-everything", role(everything))))
        .containsExactly("critical");
    String inNamespace =
        role(everything)
            .replace("ClusterRoleBinding", "RoleBinding")
            .replace("{name: b}", "{name: b, namespace: shop}");
    assertThat(severities(files("wildcard-everything", inNamespace))).containsExactly("high");
    assertThat(files("wildcard-everything", role("{verbs: [get]}")).findings()).isEmpty();
  }

  @Test
  void impersonatingTheMastersIsCriticalAlsoBesideOtherRules() {
    String masters =
        "{apiGroups: [''], resources: [groups], resourceNames: [system:masters],"
            + " verbs: [impersonate]}";
    String others =
        "{apiGroups: [''], resources: [groups], resourceNames: [dev], verbs: [impersonate]}";
    assertThat(severities(files("may-impersonate", role(masters + ", " + others))))
        .containsExactly("critical");
  }

  @Test
  void onlyValidatingGuardsThatFailOpenAreTold() {
    String check = "webhook-fails-open";
    String validating = "ValidatingWebhookConfiguration";
    assertThat(files(check, webhook(validating, "Ignore", "pods", "")).findings()).hasSize(1);
    assertThat(
            files(check, webhook("MutatingWebhookConfiguration", "Ignore", "pods", ""))
                .coverage()
                .decided())
        .isZero();
    assertThat(files(check, webhook(validating, "Ignore", "events", "")).coverage().decided())
        .isZero();
  }

  @Test
  void anEmptySelectorOfLabelsIsNoWayAround() {
    String check = "webhook-opt-out-by-label";
    String kind = "ValidatingWebhookConfiguration";
    assertThat(
            files(check, webhook(kind, "Fail", "pods", "objectSelector: {matchLabels: {a: b}}"))
                .findings())
        .hasSize(1);
    assertThat(
            files(check, webhook(kind, "Fail", "pods", "objectSelector: {matchLabels: {}}"))
                .findings())
        .isEmpty();
  }

  @Test
  void aWebhookForSomethingElseDoesNotGuardPods() {
    String namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n---\n";
    String kind = "ValidatingWebhookConfiguration";
    String check = "no-admission-policy";
    assertThat(cluster(check, namespace + webhook(kind, "Fail", "pods", "")).findings()).isEmpty();
    assertThat(cluster(check, namespace + webhook(kind, "Fail", "secrets", "")).findings())
        .hasSize(1);
    String mutating = "MutatingWebhookConfiguration";
    assertThat(cluster(check, namespace + webhook(mutating, "Fail", "pods", "")).findings())
        .hasSize(1);
  }

  @Test
  void tillerIsKnownByEachOfItsImages() {
    for (String image :
        List.of("gcr.io/kubernetes-helm/tiller:v2", "ghcr.io/helm/tiller:v2", "tiller:v2")) {
      assertThat(
              files("tiller", pod("a", "containers: [{name: c, image: '" + image + "'}]"))
                  .findings())
          .hasSize(1);
    }
  }

  @Test
  void aSecretIsToldHoweverItComesIntoTheEnvironment() {
    String check = "secret-as-environment-variable";
    String one = "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}]";
    String all = "envFrom: [{configMapRef: {name: m}}, {secretRef: {name: s}}]";
    for (String source : List.of(one, all)) {
      assertThat(
              files(check, pod("a", "containers: [{name: c, image: a, " + source + "}]"))
                  .findings())
          .hasSize(1);
    }
    assertThat(
            files(
                    check,
                    pod(
                        "a",
                        "containers: [{name: c, image: a, envFrom: [{configMapRef: {name: m}}]}]"))
                .findings())
        .isEmpty();
  }
}
