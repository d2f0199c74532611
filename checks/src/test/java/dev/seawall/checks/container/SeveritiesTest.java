package dev.seawall.checks.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.Finding;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the pages promise beside pass and fail: how bad it is, and where a question is not asked.
 */
class SeveritiesTest {
  private static final String PLAIN = "{name: app, image: a}";

  private static String verdict(String check, String spec) {
    String yaml = "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: " + spec + "}";
    List<Finding> findings =
        Examples.judge(Catalogue.load().find(check).orElseThrow(), Snapshots.files(yaml))
            .findings();
    return findings.isEmpty() ? "none" : findings.getFirst().severity().word();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dangerous-capability-added         | SYS_ADMIN           | critical | medium
          dangerous-capability-added         | SYS_PTRACE          | none     | none
          kernel-module-capability-added     | sys_module          | critical | medium
          capability-outside-baseline        | NET_ADMIN           | high     | medium
          capability-outside-baseline        | 'NET_RAW, IPC_LOCK' | medium   | medium
          capability-outside-baseline        | 'NET_RAW, SYS_BOOT' | high     | medium
          capability-outside-baseline        | chown               | low      | low
          capability-outside-baseline        | SYS_MODULE          | none     | none
          capability-outside-restricted      | CHOWN               | low      | low
          """)
  void aUserNamespaceTakesTheEdgeOffCapabilities(
      String check, String added, String plain, String withUserNamespace) {
    String container =
        "[{name: app, image: a, securityContext: {capabilities: {add: [" + added + "]}}}]";
    assertThat(verdict(check, "{containers: " + container + "}")).isEqualTo(plain);
    assertThat(verdict(check, "{hostUsers: false, containers: " + container + "}"))
        .isEqualTo(withUserNamespace);
  }

  @ParameterizedTest
  @CsvSource({
    "/,true,1000,high",
    "/,true,0,critical",
    "/,false,1000,critical",
    "/etc,false,0,high"
  })
  void theWholeNodeIsCriticalUnlessAnotherUserOnlyReadsIt(
      String path, boolean readOnly, int user, String severity) {
    String spec =
        """
        {securityContext: {runAsUser: %d}, volumes: [{name: v, hostPath: {path: %s}}],
         containers: [{name: app, image: a,
           volumeMounts: [{name: v, mountPath: /v, readOnly: %s}]}]}
        """
            .formatted(user, path, readOnly);
    assertThat(verdict("sensitive-host-path", spec)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "privilege-escalation-allowed",
    "capabilities-not-dropped",
    "run-as-root",
    "root-filesystem-writable",
    "seccomp-not-set"
  })
  void whatWindowsDoesNotHaveIsNotAskedOfWindowsPods(String check) {
    assertThat(verdict(check, "{containers: [" + PLAIN + "]}")).isNotEqualTo("none");
    assertThat(verdict(check, "{os: {name: windows}, containers: [" + PLAIN + "]}"))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"privilege-escalation-allowed", "capabilities-not-dropped", "seccomp-not-set"})
  void whatPrivilegedAlreadySaysIsNotSaidAgain(String check) {
    assertThat(
            verdict(
                check,
                "{containers: [{name: app, image: a, securityContext: {privileged: true}}]}"))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"host-path-volume", "restricted-volume-type", "writable-host-path"})
  void oneVolumeIsOneFinding(String check) {
    assertThat(
            verdict(
                check,
                "{volumes: [{name: v, hostPath: {path: /run/containerd/containerd.sock}}],"
                    + " containers: [{name: app, image: a, volumeMounts: [{name: v, mountPath:"
                    + " /v}]}]}"))
        .isEqualTo("none");
  }
}
