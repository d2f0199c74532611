package dev.seawall.core.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityContextTest {
  private static PodTemplate pod(String spec) {
    String yaml = "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: " + spec + "}";
    return new Cluster(Snapshots.files(yaml)).podTemplates().getFirst();
  }

  @Test
  void thePodAndEachContainerHasOneWhetherItIsWrittenOrNot() {
    PodTemplate pod =
        pod(
            "{securityContext: {runAsUser: 0}, initContainers: [{name: setup, image: a}],"
                + " containers: [{name: app, image: a, securityContext: {runAsUser: 7}}]}");
    List<SecurityContext> contexts = pod.securityContexts();
    assertThat(contexts)
        .extracting(SecurityContext::toString)
        .containsExactly("Pod web", "init container setup", "container app");
    assertThat(contexts)
        .extracting(context -> context.writtenRunAsUser().seen())
        .containsExactly("0", "not set", "7");
    assertThat(contexts)
        .extracting(context -> context.writtenRunAsUser().path().toString())
        .containsExactly(
            "spec.securityContext.runAsUser",
            "spec.initContainers[0].securityContext.runAsUser",
            "spec.containers[0].securityContext.runAsUser");
  }

  /** The API server fills in the account where the name is empty, as where it is not written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                             | default
          {serviceAccountName: web}                      | web
          {serviceAccount: web}                          | web
          {serviceAccount: ""}                           | default
          {serviceAccount: web, serviceAccountName: ""}  | web
          {serviceAccount: old, serviceAccountName: web} | web
          """)
  void emptyNameOfAServiceAccountIsNone(String spec, String account) {
    assertThat(pod(spec).serviceAccountName().or("")).isEqualTo(account);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                     | {}                      | true
          {runAsNonRoot: true}                   | {}                      | false
          {runAsNonRoot: true}                   | {runAsNonRoot: false}   | true
          {runAsNonRoot: false}                  | {runAsNonRoot: true}    | false
          {runAsUser: 1000}                      | {}                      | false
          {runAsUser: 1000}                      | {runAsUser: 0}          | true
          {runAsUser: 0}                         | {runAsUser: 1000}       | false
          {runAsNonRoot: true}                   | {runAsUser: 0}          | false
          """)
  void aContainersOwnFieldDecidesBeforeThePodsWhetherItMayBeRoot(
      String ofPod, String ofContainer, boolean mayBeRoot) {
    PodTemplate pod =
        pod(
            "{securityContext: %s, containers: [{name: app, image: a, securityContext: %s}]}"
                .formatted(ofPod, ofContainer));
    assertThat(pod.containers().getFirst().mayRunAsRoot()).isEqualTo(mayBeRoot);
  }
}
