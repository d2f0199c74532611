package dev.seawall.checks.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The workload checks say together what the Pod Security Standards say: for each of Kubernetes' own
 * fixtures, a control is violated exactly when one of the checks that stand for it fails.
 */
class WorkloadChecksTest {
  private static final Set<String> HOST_PATHS =
      Set.of(
          "cloud-credentials-mounted",
          "host-path-volume",
          "runtime-socket-mounted",
          "sensitive-host-path",
          "writable-host-path");
  private static final Set<String> BASELINE_CAPABILITIES =
      Set.of(
          "capability-outside-baseline",
          "dangerous-capability-added",
          "kernel-module-capability-added");
  private static final Map<String, Set<String>> STAND_FOR =
      Map.ofEntries(
          Map.entry("privileged", Set.of("privileged-container")),
          Map.entry("hostNamespaces", Set.of("host-pid", "host-ipc", "host-network")),
          Map.entry("hostPathVolumes", HOST_PATHS),
          Map.entry("hostPorts", Set.of("host-port")),
          Map.entry("capabilities_baseline", BASELINE_CAPABILITIES),
          Map.entry("procMount", Set.of("proc-mount-unmasked")),
          Map.entry("windowsHostProcess", Set.of("windows-host-process")),
          Map.entry("appArmorProfile", Set.of("apparmor-disabled")),
          Map.entry("seLinuxOptions", Set.of("selinux-custom-type")),
          Map.entry("seccompProfile_baseline", Set.of("seccomp-unconfined")),
          Map.entry("sysctls", Set.of("unsafe-sysctl")),
          Map.entry("hostProbesAndHostLifecycle", Set.of("host-in-probe")),
          Map.entry("restrictedVolumes", with(HOST_PATHS, "restricted-volume-type")),
          Map.entry("allowPrivilegeEscalation", Set.of("privilege-escalation-allowed")),
          Map.entry(
              "runAsNonRoot", Set.of("run-as-root", "run-as-non-root-not-set", "run-as-user-root")),
          Map.entry("runAsUser", Set.of("run-as-user-root")),
          Map.entry("seccompProfile_restricted", Set.of("seccomp-not-set", "seccomp-unconfined")),
          Map.entry(
              "capabilities_restricted",
              with(
                  BASELINE_CAPABILITIES,
                  "capabilities-not-dropped",
                  "capability-outside-restricted",
                  "drop-all-not-upper-case")),
          Map.entry("procMount_restricted", Set.of("proc-mount-unmasked")));

  /**
   * A user of 0 says enough where runAsNonRoot is true, and a proc mount that a user namespace
   * makes good at the baseline level is still told for the restricted one.
   */
  private static final Set<String> MAY_FAIL_ALONE = Set.of("runAsNonRoot", "procMount");

  /** What a privileged container cannot have anyway, so that the checks leave it at that word. */
  private static final Set<String> SAID_BY_PRIVILEGED =
      Set.of("allowPrivilegeEscalation", "capabilities_restricted", "seccompProfile_restricted");

  private static Set<String> with(Set<String> ids, String... more) {
    return Stream.concat(ids.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void everyControlIsDecidedByAtLeastOneCheckThatExists() {
    Set<String> ids =
        Catalogue.load().checks().stream()
            .map(each -> each.spec().id())
            .collect(Collectors.toSet());
    assertThat(STAND_FOR.keySet()).containsExactlyInAnyOrderElementsOf(PodSecurity.controls());
    STAND_FOR.values().forEach(checks -> assertThat(ids).containsAll(checks));
  }

  @Test
  void onKubernetesOwnFixturesTheChecksFailExactlyWhereTheControlsDo() throws IOException {
    Set<String> asked = new TreeSet<>();
    STAND_FOR.values().forEach(asked::addAll);
    Catalogue checks =
        new Catalogue(
            Catalogue.load().checks().stream()
                .filter(each -> asked.contains(each.spec().id()))
                .<Check<?>>map(each -> each)
                .toList());
    List<String> wrong = new ArrayList<>();
    int pods = 0;
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Stream<Path> files = Files.list(Conformance.folder("pod-security").resolve("pods"))) {
      for (Path file : files.sorted().toList()) {
        Snapshot snapshot = Pods.snapshot(Files.readString(file));
        Inventory inventory = new Inventory(snapshot);
        PodTemplate pod = inventory.all(PodTemplate.class).getFirst();
        Results results = Judge.judge(inventory, checks, Rules.none(), threads);
        assertThat(results.unknown()).as(file.toString()).isEmpty();
        Set<String> failed =
            results.findings().stream().map(Finding::check).collect(Collectors.toSet());
        compare(pod, failed).forEach(each -> wrong.add(file.getFileName() + ": " + each));
        pods++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(pods).isGreaterThan(300);
  }

  private static List<String> compare(PodTemplate pod, Set<String> failed) {
    List<String> wrong = new ArrayList<>();
    Set<String> violated = violated(pod);
    for (Map.Entry<String, Set<String>> control : STAND_FOR.entrySet()) {
      String id = control.getKey();
      boolean fails = control.getValue().stream().anyMatch(failed::contains);
      boolean said = failed.contains("privileged-container") && SAID_BY_PRIVILEGED.contains(id);
      if (violated.contains(id) && !fails && !said) {
        wrong.add(id + " is violated and no check fails");
      }
      if (fails && !violated.contains(id) && !MAY_FAIL_ALONE.contains(id)) {
        wrong.add(id + " is met and one of " + control.getValue() + " fails of " + failed);
      }
    }
    return wrong;
  }

  /** At both levels, because a restricted control may replace a baseline one. */
  private static Set<String> violated(PodTemplate pod) {
    Set<String> violated = new TreeSet<>();
    for (Level level : List.of(Level.BASELINE, Level.RESTRICTED)) {
      Policy policy = new Policy(level, PolicyVersion.LATEST);
      PodSecurity.NEWEST
          .evaluate(pod, policy)
          .violations()
          .forEach(violation -> violated.add(violation.check()));
    }
    return violated;
  }
}
