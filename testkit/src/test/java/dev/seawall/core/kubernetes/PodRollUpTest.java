package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodRollUpTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: app, image: a}]}
      ---
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata:
        name: web-5d4
        namespace: shop
        ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, controller: true}]
      spec:
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: app, image: a}]}
      """;

  private static String pod(String name, String image, String node) {
    return """
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: %1$s
      namespace: shop
      labels: {app: web, pod-template-hash: 5d4}
      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web-5d4, controller: true}]
    spec:
      nodeName: %3$s
      containers:
      - {name: app, image: %2$s, volumeMounts: [{name: kube-api-access-%1$s, mountPath: /x}]}
      volumes: [{name: kube-api-access-%1$s, projected: {}}]
    """
        .formatted(name, image, node);
  }

  private static List<PodTemplate> templates(String yaml) {
    return new Cluster(Snapshots.cluster(yaml)).podTemplates();
  }

  @Test
  void podsOfOneTemplateAreOneAssetToldOfTheTopmostOwner() {
    List<PodTemplate> templates =
        templates(DEPLOYMENT + pod("abcde", "a", "n1") + pod("fghij", "a", "n2"));
    assertThat(templates).extracting(PodTemplate::resource).hasSize(2);
    assertThat(templates)
        .allSatisfy(each -> assertThat(each.resource()).hasToString("Deployment shop/web"));
    assertThat(templates).extracting(PodTemplate::instances).containsExactly(0, 2);
  }

  /** A workload in a file that names a controller which stands beside it. */
  private static List<PodTemplate> ownedInFiles(String kind, String owner, String body) {
    String yaml =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: decoy}
        spec: {template: {spec: {containers: [{name: app, image: harmless}]}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: decoy}
        ---
        apiVersion: %s
        kind: %s
        metadata:
          name: hidden
          ownerReferences: [{apiVersion: %s, kind: %s, name: %s, controller: true}]
        spec: %s
        """;
    String[] kinds = kind.split(" ", -1);
    String[] owners = owner.split(" ", -1);
    String text = yaml.formatted(kinds[0], kinds[1], owners[0], owners[1], owners[2], body);
    return new Cluster(Snapshots.files(text)).podTemplates();
  }

  @ParameterizedTest
  @CsvSource({
    "apps/v1 Deployment, v1 ConfigMap decoy",
    "apps/v1 Deployment, apps/v1 Deployment hidden",
    "apps/v1 DaemonSet, apps/v1 Deployment decoy",
    "apps/v1 ReplicaSet, apps/v1 Deployment decoy",
    "apps/v1 ReplicaSet, apps/v1 ReplicaSet hidden",
    "apps/v1 ReplicaSet, v1 ConfigMap decoy",
    "batch/v1 Job, apps/v1 Deployment decoy",
    "argoproj.io/v1alpha1 Rollout, v1 ConfigMap decoy",
  })
  void anOwnerNamedInAManifestHidesNothing(String kind, String owner) {
    String body = "{template: {spec: {containers: [{name: app, image: harmful}]}}}";
    assertThat(ownedInFiles(kind, owner, body))
        .extracting(each -> each.resource().name())
        .containsExactlyInAnyOrder("decoy", "hidden");
  }

  @Test
  void aReplicaSetThatKubectlPrintedBesideItsDeploymentIsNotToldTwice() {
    assertThat(new Cluster(Snapshots.files(DEPLOYMENT)).podTemplates()).hasSize(1);
    String idle = "{replicas: 0, template: {spec: {containers: [{name: app, image: older}]}}}";
    assertThat(ownedInFiles("apps/v1 ReplicaSet", "apps/v1 Deployment decoy", idle)).hasSize(1);
    assertThat(ownedInFiles("apps/v1 ReplicaSet", "v1 ConfigMap decoy", idle)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "argoproj.io/v1alpha1 | Workflow | {templates: [{name: t, container: {image: a}}]}",
        "argoproj.io/v1alpha1 | CronWorkflow | {workflowSpec: {templates: [{script: {image: a}}]}}",
        "tekton.dev/v1 | Task | {steps: [{name: s, image: a}]}",
        "tekton.dev/v1 | Pipeline | {tasks: [{taskSpec: {steps: [{image: a}]}}]}",
      })
  void aContainerOutsideAPodTemplateIsToldAsNotJudged(String version, String kind, String spec) {
    String yaml = "apiVersion: %s%nkind: %s%nmetadata: {name: x}%nspec: %s%n";
    Cluster cluster = new Cluster(Snapshots.files(yaml.formatted(version, kind, spec)));
    assertThat(cluster.podTemplates()).isEmpty();
    assertThat(cluster.malformed())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.level()).isEqualTo(Problem.Level.ERROR);
              assertThat(problem.message())
                  .startsWith(kind + " x: spec.")
                  .endsWith("is a step that is a container, which was not judged");
            });
  }

  @Test
  void anApplicationOfArgoCdWithImagesIsNoStep() {
    Cluster cluster =
        new Cluster(
            Snapshots.files(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: x}
                spec: {source: {kustomize: {images: [a]}, helm: {valuesObject: {image: a}}}}
                """));
    cluster.podTemplates();
    assertThat(cluster.malformed()).isEmpty();
  }

  @Test
  void aPodThatDiffersFromItsTemplateIsJudgedToo() {
    List<PodTemplate> templates =
        templates(DEPLOYMENT + pod("abcde", "a", "n1") + pod("fghij", "injected", "n2"));
    assertThat(templates).extracting(PodTemplate::instances).containsExactly(0, 1, 1);
  }

  @Test
  void podsOfAnOwnerThatWasNotReadAreToldOfThatOwner() {
    List<PodTemplate> templates = templates(pod("abcde", "a", "n1") + pod("fghij", "a", "n2"));
    assertThat(templates).hasSize(1);
    assertThat(templates.getFirst().resource()).hasToString("ReplicaSet shop/web-5d4");
    assertThat(templates.getFirst().instances()).isEqualTo(2);
  }

  @Test
  void c24_aCycleOfOwnersEnds() {
    String cycle =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: a
          ownerReferences: [{apiVersion: v1, kind: Pod, name: b, controller: true}]
        spec: {containers: [{name: app, image: a}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: b
          ownerReferences: [{apiVersion: v1, kind: Pod, name: a, controller: true}]
        spec: {containers: [{name: app, image: a}]}
        """;
    assertThat(templates(cycle)).isNotEmpty();
  }

  @Test
  void templatesInsideCustomResourcesAreFound() {
    String custom =
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: rollout}
        spec: {template: {spec: {containers: [{name: app, image: a}]}}}
        ---
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: knative}
        spec: {template: {spec: {containers: [{image: a}]}}}
        ---
        apiVersion: jobset.x-k8s.io/v1alpha2
        kind: JobSet
        metadata: {name: jobs}
        spec:
          replicatedJobs:
          - name: w
            template: {spec: {template: {spec: {containers: [{name: app, image: a}]}}}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: core}
        spec: {template: {spec: {containers: [{image: a}]}}}
        """;
    assertThat(templates(custom))
        .extracting(each -> each.resource().toString())
        .containsExactlyInAnyOrder("Rollout rollout", "Service knative", "JobSet jobs");
  }

  private static final String PATCHES =
      """
      apiVersion: elasticsearch.k8s.elastic.co/v1
      kind: Elasticsearch
      metadata: {name: search}
      spec:
        nodeSets:
        - podTemplate:
            spec:
              initContainers: [{name: sysctl, securityContext: {privileged: true}}]
              containers: [{name: elasticsearch, resources: {limits: {memory: 4Gi}}}]
      ---
      apiVersion: batch.example.com/v1
      kind: Run
      metadata: {name: only-init}
      spec: {template: {spec: {initContainers: [{name: setup, image: a}]}}}
      """;

  @Test
  void templatesThatAnOperatorCompletesAreFoundInFiles() {
    assertThat(new Cluster(Snapshots.files(PATCHES)).podTemplates())
        .extracting(each -> each.resource().toString())
        .containsExactlyInAnyOrder("Elasticsearch search", "Run only-init");
  }

  @Test
  void aClustersPodsSpeakForTemplatesThatAnOperatorCompletes() {
    assertThat(templates(PATCHES))
        .extracting(each -> each.resource().toString())
        .containsExactly("Run only-init");
  }

  @Test
  void whatAnOperatorMaySetIsNoEvidenceAndWhatIsWrittenIs() {
    PodTemplate search = new Cluster(Snapshots.files(PATCHES)).podTemplates().getFirst();
    Container sysctl = search.containers().getFirst();
    assertThat(Verdict.fail(sysctl.privileged(), "privileged").message()).isEqualTo("privileged");
    for (Container container : search.containers()) {
      assertThatThrownBy(() -> Verdict.fail(container.allowPrivilegeEscalation(), "may escalate"))
          .isInstanceOf(UnresolvedFactException.class)
          .hasMessageContaining("may be set by the operator of Elasticsearch");
    }
    Container app =
        new Cluster(Snapshots.files(DEPLOYMENT)).podTemplates().getFirst().containers().getFirst();
    assertThat(Verdict.fail(app.allowPrivilegeEscalation(), "may escalate").message())
        .isEqualTo("may escalate");
  }

  @Test
  void thingsWithNamesAndDescriptionsOfPodsAreNoTemplates() {
    String others =
        """
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: patches-its-own}
        spec: {containers: [{name: prometheus, resources: {}}]}
        ---
        apiVersion: kyverno.io/v1
        kind: ClusterPolicy
        metadata: {name: pattern}
        spec:
          rules:
          - validate: {pattern: {spec: {containers: [{name: "*", image: "*:*"}]}}}
        ---
        apiVersion: shipping.example.com/v1
        kind: Port
        metadata: {name: harbour}
        spec: {quay: {spec: {containers: [{name: box-1, weight: 3}]}}}
        """;
    assertThat(new Cluster(Snapshots.files(others)).podTemplates()).isEmpty();
  }

  @Test
  void aPodInAFileIsToldOfItselfWhateverOwnerItClaims() {
    String claims = DEPLOYMENT + pod("abcde", "a", "n1") + pod("fghij", "a", "n2");
    assertThat(new Cluster(Snapshots.files(claims)).podTemplates())
        .extracting(each -> each.resource().toString())
        .containsExactlyInAnyOrder("Deployment shop/web", "Pod shop/abcde", "Pod shop/fghij");
  }

  @Test
  void podsThatKubectlPrintedAreToldOfTheirOwner() {
    String printed =
        DEPLOYMENT + pod("abcde", "a", "n1").replace("metadata:", "metadata:\n  uid: 1-2");
    assertThat(new Cluster(Snapshots.files(printed)).podTemplates())
        .extracting(each -> each.resource().toString())
        .containsExactly("Deployment shop/web", "Deployment shop/web");
  }

  @Test
  void anOwnerThatAClusterDoesNotHaveIsNotTold() {
    Snapshot read = Snapshots.cluster(pod("abcde", "a", "n1"));
    Scope listed =
        new Scope(Scope.Kind.CLUSTER, "test", new TreeSet<>(Set.of(Types.REPLICA_SETS)), Map.of());
    Snapshot whole = new Snapshot(listed, read.documents(), List.of(), List.of());
    assertThat(new Cluster(whole).podTemplates())
        .extracting(each -> each.resource().toString())
        .containsExactly("Pod shop/abcde");
  }
}
