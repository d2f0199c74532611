package dev.seawall.checks.podsecurity;

import static dev.seawall.checks.podsecurity.Level.BASELINE;
import static dev.seawall.checks.podsecurity.Level.PRIVILEGED;
import static dev.seawall.checks.podsecurity.Level.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.snapshot.Scope;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What upstream's fixtures leave out: defaults, order, versions, and fields that are not known. */
class PodSecurityTest {
  private static Evaluation evaluate(PodTemplate pod, Level level) {
    return PodSecurity.NEWEST.evaluate(pod, new Policy(level, PolicyVersion.LATEST));
  }

  @Test
  void thereAreTheNineteenControlsOfTheStandards() {
    assertThat(PodSecurity.controls()).hasSize(19).doesNotHaveDuplicates();
  }

  @Test
  void messageIsTheServersWithBaselineReasonsFirst() {
    PodTemplate pod =
        Pods.podOf("{hostPID: true, containers: [{name: a, securityContext: {privileged: true}}]}");
    assertThat(evaluate(pod, RESTRICTED).message())
        .isEqualTo(
            "violates PodSecurity \"restricted:latest\": host namespaces (hostPID=true), privileged"
                + " (container \"a\" must not set securityContext.privileged=true),"
                + " allowPrivilegeEscalation != false (container \"a\" must set"
                + " securityContext.allowPrivilegeEscalation=false), unrestricted capabilities"
                + " (container \"a\" must set securityContext.capabilities.drop=[\"ALL\"]),"
                + " runAsNonRoot != true (pod or container \"a\" must set"
                + " securityContext.runAsNonRoot=true), seccompProfile (pod or container \"a\" must"
                + " set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
                + " \"Localhost\")");
  }

  @Test
  void privilegedAsksNothing() {
    assertThat(evaluate(Pods.podOf("{hostPID: true}"), PRIVILEGED).isAllowed()).isTrue();
  }

  @Test
  void podOnTheHostNetworkTakesItsContainerPortsAsHostPorts() {
    PodTemplate pod =
        Pods.podOf(
            "{hostNetwork: true, initContainers: [{name: i, ports: [{containerPort: 80}]}],"
                + " containers: [{name: c, ports: [{containerPort: 9}, {containerPort: 10,"
                + " hostPort: 11}]}], ephemeralContainers: [{name: e, ports: [{containerPort:"
                + " 70}]}]}");
    assertThat(evaluate(pod, BASELINE).violations())
        .extracting(Violation::toString)
        .containsExactly(
            "host namespaces (hostNetwork=true)",
            "hostPort (containers \"i\", \"c\" use hostPorts 11, 80, 9)");
  }

  @Test
  void templateOnTheHostNetworkHasNoHostPortsYet() {
    PodTemplate template =
        Pods.pod(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}, spec: {template: {spec:"
                + " {hostNetwork: true, containers: [{name: c, ports: [{containerPort: 80}]}]}}}}");
    assertThat(evaluate(template, BASELINE).violations())
        .extracting(Violation::check)
        .containsExactly("hostNamespaces");
  }

  @Test
  void containersAreNamedInTheOrderInitOrdinaryEphemeral() {
    PodTemplate pod =
        Pods.podOf(
            "{ephemeralContainers: [{name: a, securityContext: {privileged: true}}],"
                + " containers: [{name: b, securityContext: {privileged: true}}],"
                + " initContainers: [{name: c, securityContext: {privileged: true}}]}");
    assertThat(evaluate(pod, BASELINE).violations().getFirst().detail())
        .isEqualTo("containers \"c\", \"b\", \"a\" must not set securityContext.privileged=true");
  }

  @Test
  void serverClampsTheVersionToTheNewestItKnowsButTellsTheOneAskedFor() {
    PodTemplate pod =
        Pods.podOf("{containers: [{name: a, livenessProbe: {tcpSocket: {host: h}}}]}");
    Policy policy = new Policy(BASELINE, new PolicyVersion(99));
    assertThat(new PodSecurity(new PolicyVersion(33)).evaluate(pod, policy).isAllowed()).isTrue();
    assertThat(PodSecurity.NEWEST.evaluate(pod, policy).message())
        .startsWith("violates PodSecurity \"baseline:v1.99\": probe or lifecycle host");
  }

  @Test
  void windowsPodsAddedCapabilitiesAreAskedForAtBaselineOnly() {
    PodTemplate pod =
        Pods.podOf(
            "{os: {name: windows}, containers: [{name: a, securityContext: {capabilities: {add:"
                + " [SYS_ADMIN]}}}]}");
    assertThat(evaluate(pod, BASELINE).violations())
        .extracting(Violation::check)
        .containsExactly("capabilities_baseline");
    assertThat(evaluate(pod, RESTRICTED).violations())
        .extracting(Violation::check)
        .doesNotContain("capabilities_baseline", "capabilities_restricted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{hostPID: 'true'}",
        "{containers: {name: a}}",
        "{containers: [a]}",
        "{containers: [{name: a, securityContext: {privileged: 'true'}}]}",
        "{containers: [{name: a, ports: [{hostPort: http}]}]}",
        "{containers: [{name: a, ports: 80}]}",
        "{containers: [{name: a, securityContext: none}]}",
        "{containers: [{name: a, securityContext: {capabilities: {add: SYS_ADMIN}}}]}",
        "{volumes: [{name: v, hostPath: /}]}",
        "{securityContext: {seccompProfile: Unconfined}}",
        "{securityContext: {sysctls: [kernel.msgmax]}}",
        "text"
      })
  void fieldOfTheWrongTypeIsNeitherAllowedNorDenied(String spec) {
    Evaluation evaluation = evaluate(Pods.podOf(spec), BASELINE);
    assertThat(evaluation.isAllowed()).isFalse();
    assertThat(evaluation.isDenied()).isFalse();
    assertThat(evaluation.undecided()).isNotEmpty();
    assertThat(evaluation.undecided().getFirst().reason()).startsWith("spec").contains("expected");
  }

  @Test
  void fieldThatIsNotKnownDoesNotHideAViolationThatIs() {
    PodTemplate pod =
        Pods.podOf(
            "{containers: [{name: a, securityContext: {privileged: 'true'}},"
                + " {name: b, securityContext: {privileged: true}}]}");
    assertThat(evaluate(pod, BASELINE).violations())
        .containsExactly(
            new Violation(
                "privileged",
                "privileged",
                "container \"b\" must not set securityContext.privileged=true"));
  }

  @ParameterizedTest
  @CsvSource({
    "baseline, v1.33, v1.34.2-eks-1234567, hostProbesAndHostLifecycle",
    "baseline, v1.33, v1.33.5, ''",
    "baseline, v1.33, unknown, hostProbesAndHostLifecycle",
    "restricted, v1.34, v1.99.0, ''",
    "restricted, v1.20, v1.22.0, capabilities_restricted",
    "baseline, v1.20, v1.22.0, ''",
    "restricted, latest, v1.34.0, ''"
  })
  void controlsMissingFromAVersionAreThoseOfTheClustersRelease(
      String level, String version, String server, String missing) {
    Scope scope = new Scope(Scope.Kind.CLUSTER, "test", new TreeSet<>(), Map.of("version", server));
    Policy policy =
        new Policy(Level.of(level).orElseThrow(), PolicyVersion.of(version).orElseThrow());
    assertThat(String.join(",", PodSecurity.of(scope).controlsMissingFrom(policy)))
        .isEqualTo(missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0", "v1.37", "v1.100", "latest"})
  void versionsAreReadAndWrittenAsInLabels(String version) {
    assertThat(PolicyVersion.of(version)).map(PolicyVersion::toString).contains(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.30", "v1", "v2.0", "v1.030", "v1.30.1", "Latest", "v1.-1"})
  void otherVersionsAreNone(String version) {
    assertThat(PolicyVersion.of(version)).isEmpty();
  }
}
