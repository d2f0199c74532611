package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every pod of a snapshot gets its own verdict, and nothing that was not judged looks judged. */
class PodResultsTest {
  private static PodResults results(String yaml) {
    return PodResults.of(Pods.snapshot(yaml), new Policy(Level.BASELINE, PolicyVersion.LATEST));
  }

  @Test
  void podsAreEnforcedControllersWarnedAboutAndCustomResourcesNotLookedAt() {
    PodResults results =
        results(
            """
            {kind: Pod, apiVersion: v1, metadata: {name: p}, spec: {containers: [{name: a}]}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: c, namespace: ops}
            spec: {jobTemplate: {spec: {template: {spec: {hostPID: true, containers: [{name: a}]}}}}}
            ---
            apiVersion: example.org/v1
            kind: Fleet
            metadata: {name: f}
            spec: {template: {spec: {hostIPC: true, containers: [{name: a, image: b}]}}}
            ---
            {kind: ConfigMap, apiVersion: v1, metadata: {name: m}}
            """);
    assertThat(results.pods())
        .extracting(
            pod -> pod.object() + " " + pod.admission() + " " + pod.evaluation().isAllowed())
        .containsExactly(
            "Fleet f IGNORES false", "Pod p ENFORCES true", "CronJob ops/c WARNS false");
    assertThat(results.allowed()).isEqualTo(1);
    assertThat(results.denied()).isEqualTo(2);
    assertThat(results.isComplete()).isTrue();
  }

  @Test
  void equalPodsOfTwoDocumentsAreTwo() {
    String pod =
        "{kind: Pod, apiVersion: v1, metadata: {name: p}, spec: {containers: [{name: a}]}}";
    assertThat(results(pod + "\n---\n" + pod).pods()).hasSize(2);
  }

  @Test
  void replicaSetBesideItsDeploymentCountsToo() {
    PodResults results =
        results(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: d}
            spec: {template: {spec: {containers: [{name: a}]}}}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata:
              name: r
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: d, controller: true}]
            spec: {template: {spec: {containers: [{name: a}]}}}
            """);
    assertThat(results.pods()).hasSize(2);
  }

  @Test
  void workloadWithoutATemplateIsAProblem() {
    PodResults results = results("{kind: Deployment, apiVersion: apps/v1, metadata: {name: d}}");
    assertThat(results.isComplete()).isFalse();
    assertThat(results.problems())
        .extracting(problem -> problem.message())
        .containsExactly("Deployment d has no pod template");
  }

  @Test
  void podWithoutContainersIsUndecided() {
    PodResults results = results("{kind: Pod, apiVersion: v1, metadata: {name: p}}");
    assertThat(results.undecided()).isEqualTo(1);
    assertThat(results.isComplete()).isFalse();
  }

  @Test
  void nothingToJudgeIsNotComplete() {
    assertThat(results("{kind: ConfigMap, apiVersion: v1}").isComplete()).isFalse();
  }
}
