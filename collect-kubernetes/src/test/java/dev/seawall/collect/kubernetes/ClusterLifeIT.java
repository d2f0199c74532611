package dev.seawall.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads a real API server that is large, forgets, breaks, dies, or shows another certificate. */
class ClusterLifeIT {
  private static final int PODS = 3000;
  private ApiServer server = ApiServer.start();
  @TempDir private Path folder;

  @BeforeEach
  void namespace() {
    server.kubectlAs("admin", "create", "namespace", "many");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Connection connect() throws Exception {
    return Connection.open(ConnectionOptions.standard().withKubeconfig(server.kubeconfig("admin")));
  }

  private Snapshot collect(Collection<ResourceType> types, Progress progress) throws Exception {
    return KubernetesCollector.collect(
        connect(), types, CollectOptions.STANDARD.withPageSize(100), progress);
  }

  private void createPods(int count) {
    List<String> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pods.add(
          """
          {"metadata":{"name":"web-%05d","labels":{"app":"web"},"annotations":{"number":"%d"}},
           "spec":{"containers":[{"name":"app","image":"registry.example/app:1",
            "env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],
            "resources":{"limits":{"memory":"64Mi"}}}]}}
          """
              .formatted(i, i));
    }
    server.create("/api/v1/namespaces/many/pods", pods);
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.documents().stream()
        .map(Document::origin)
        .map(origin -> ((Origin.Api) origin).path())
        .toList();
  }

  @Test
  void c08ALongListIsReadInPagesAndAlikePodsShareTheirMemory() throws Exception {
    createPods(PODS);
    AtomicLong pages = new AtomicLong();
    Snapshot snapshot = collect(Set.of(Types.PODS), (type, objects) -> pages.incrementAndGet());

    assertThat(paths(snapshot)).hasSize(PODS).doesNotHaveDuplicates();
    assertThat(pages).hasValue(PODS / 100);
    Object first = snapshot.documents().getFirst().value().get("spec");
    assertThat(snapshot.documents())
        .allSatisfy(pod -> assertThat(pod.value().get("spec")).isSameAs(first));
  }

  @Test
  void c04AListWhoseContinueTokenTheServerForgotIsWholeAndWithoutDuplicates() throws Exception {
    createPods(500);
    AtomicBoolean forgotten = new AtomicBoolean();
    Snapshot snapshot =
        collect(
            Set.of(Types.PODS),
            (type, objects) -> {
              if (objects >= 200 && forgotten.compareAndSet(false, true)) {
                server.kubectlAs("admin", "-n", "many", "delete", "pod", "web-00001", "--now");
                server.compact();
              }
            });
    assertThat(forgotten).isTrue();
    assertThat(snapshot.gaps()).isEmpty();
    assertThat(paths(snapshot)).doesNotHaveDuplicates().hasSizeBetween(499, 500);
  }

  @Test
  void aServerThatDiesInTheMiddleLeavesGapsAndWhatWasRead() throws Exception {
    createPods(500);
    Instant start = Instant.now();
    Snapshot snapshot =
        collect(
            Types.WORKLOADS,
            (type, objects) -> {
              if (type.equals(Types.PODS) && objects >= 200) {
                server.kill();
              }
            });
    assertThat(paths(snapshot)).hasSizeBetween(200, 400).doesNotHaveDuplicates();
    assertThat(snapshot.scope().complete()).doesNotContain(Types.PODS);
    assertThat(snapshot.gaps())
        .filteredOn(gap -> gap.type().equals(Types.PODS))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.message()).contains("were read");
              assertThat(gap.reason()).isIn(Gap.Reason.UNAVAILABLE, Gap.Reason.TRUNCATED);
            });
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void customResourcesThatMakePodsAreReadAndOthersAreNot() throws Exception {
    server.apply(crd("rollouts", "Rollout", "argoproj.io", "containers", "image"));
    server.apply(crd("widgets", "Widget", "example.com", "parts", "colour"));
    awaitServed("rollouts.argoproj.io");
    awaitServed("widgets.example.com");
    server.apply(
        """
        apiVersion: argoproj.io/v1
        kind: Rollout
        metadata: {name: canary, namespace: many}
        spec: {template: {spec: {containers: [{name: app, image: nginx}]}}}
        ---
        apiVersion: example.com/v1
        kind: Widget
        metadata: {name: not-read, namespace: many}
        """);

    Snapshot snapshot = collect(Set.of(Types.CUSTOM_RESOURCE_DEFINITIONS), Progress.SILENT);

    assertThat(paths(snapshot))
        .contains("/apis/argoproj.io/v1/namespaces/many/rollouts/canary")
        .noneMatch(path -> path.contains("not-read"));
    assertThat(snapshot.scope().complete())
        .contains(new ResourceType("argoproj.io", "rollouts", "Rollout", true));
  }

  @Test
  void c11AConversionThatFailsHidesItsOwnTypeOnly() throws Exception {
    server.apply(crd("rollouts", "Rollout", "argoproj.io", "containers", "image"));
    server.apply(crd("services", "Service", "serving.knative.dev", "containers", "image"));
    awaitServed("rollouts.argoproj.io");
    awaitServed("services.serving.knative.dev");
    server.apply(
        """
        apiVersion: argoproj.io/v1beta1
        kind: Rollout
        metadata: {name: old, namespace: many}
        """);
    String authority =
        Base64.getEncoder().encodeToString(Files.readAllBytes(server.certificateAuthority()));
    server.kubectlAs(
        "admin",
        "patch",
        "crd",
        "rollouts.argoproj.io",
        "--type=merge",
        "-p",
        """
        {"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],
         "clientConfig":{"url":"https://127.0.0.1:1/convert","caBundle":"%s"}}}}}
        """
            .formatted(authority));
    Thread.sleep(3000);

    Snapshot snapshot = collect(Set.of(Types.CUSTOM_RESOURCE_DEFINITIONS), Progress.SILENT);

    assertThat(snapshot.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.type().qualifiedName()).isEqualTo("rollouts.argoproj.io");
              assertThat(gap.reason()).isEqualTo(Gap.Reason.UNAVAILABLE);
              assertThat(gap.message()).contains("conversion webhook");
            });
    assertThat(snapshot.scope().complete())
        .extracting(ResourceType::qualifiedName)
        .containsExactlyInAnyOrder(
            "customresourcedefinitions.apiextensions.k8s.io", "services.serving.knative.dev");
  }

  /** A definition with two versions whose schema has a list of this name with items of this key. */
  private static String crd(String plural, String kind, String group, String list, String key) {
    return """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: %1$s.%3$s}
    spec:
      group: %3$s
      scope: Namespaced
      names: {plural: %1$s, kind: %2$s}
      versions:
      - {name: v1, served: true, storage: false, schema: &schema {openAPIV3Schema: {type: object,
          x-kubernetes-preserve-unknown-fields: true, properties: {spec: {type: object,
          x-kubernetes-preserve-unknown-fields: true, properties: {%4$s: {type: array, items:
          {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {%5$s:
          {type: string}}}}}}}}}}
      - {name: v1beta1, served: true, storage: true, schema: *schema}
    """
        .formatted(plural, kind, group, list, key);
  }

  private void awaitServed(String name) {
    server.kubectlAs(
        "admin", "wait", "--for=condition=Established", "--timeout=30s", "crd/" + name);
  }

  @Test
  void c13ACertificateOfAnotherAuthorityIsRefused() throws Exception {
    ApiServer other = ApiServer.start();
    try {
      Path kubeconfig =
          rewritten(
              server.certificateAuthority().toString(), other.certificateAuthority().toString());
      assertThatExceptionOfType(ConnectionException.class)
          .isThrownBy(
              () ->
                  KubernetesCollector.collect(
                      Connection.open(ConnectionOptions.standard().withKubeconfig(kubeconfig)),
                      Set.of(Types.PODS),
                      CollectOptions.STANDARD,
                      Progress.SILENT))
          .satisfies(
              refusal ->
                  assertThat(refusal.code()).isEqualTo(ConnectionException.Code.CERTIFICATE));
    } finally {
      other.close();
    }
  }

  /** On Linux 0.0.0.0 leads to this machine too, and no certificate names it. */
  @Test
  void c13ACertificateForAnotherNameIsRefusedUnlessThatNameIsExpected() throws Exception {
    Path kubeconfig = rewritten("https://127.0.0.1", "https://0.0.0.0");
    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> pods(ConnectionOptions.standard().withKubeconfig(kubeconfig)))
        .satisfies(
            refusal -> assertThat(refusal.code()).isEqualTo(ConnectionException.Code.CERTIFICATE));
    Path named =
        rewritten(
            "server: \"https://127.0.0.1",
            "tls-server-name: kubernetes.default.svc, server: \"https://0.0.0.0");
    assertThat(pods(ConnectionOptions.standard().withKubeconfig(named)).gaps()).isEmpty();
  }

  @Test
  void c13AnUnverifiedServerIsReadOnlyWithTheFlagAndSaidInTheScope() throws Exception {
    Path kubeconfig =
        rewritten(
            "certificate-authority: \"" + server.certificateAuthority() + "\"",
            "insecure-skip-tls-verify: true");
    ConnectionOptions options = ConnectionOptions.standard().withKubeconfig(kubeconfig);
    Snapshot snapshot = pods(options.skippingTlsVerification());
    assertThat(snapshot.gaps()).isEmpty();
    assertThat(snapshot.scope().details()).containsKey("tls");
  }

  private static Snapshot pods(ConnectionOptions options) throws ConnectionException {
    return KubernetesCollector.collect(
        Connection.open(options), Set.of(Types.PODS), CollectOptions.STANDARD, Progress.SILENT);
  }

  private Path rewritten(String from, String to) throws Exception {
    String text = Files.readString(server.kubeconfig("admin"));
    assertThat(text).contains(from);
    return Files.write(
        folder.resolve("rewritten-" + Math.abs(to.hashCode())),
        text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }
}
