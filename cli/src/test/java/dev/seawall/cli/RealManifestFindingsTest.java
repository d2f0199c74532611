package dev.seawall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What was found true when the findings on real manifests were read, as {@code
 * docs/real-manifests.md} tells: on well-kept ones nothing critical or high beside it, on the ones
 * that are vulnerable on purpose every fault that is planted in a manifest.
 */
class RealManifestFindingsTest {
  @Test
  void microservicesDemoHasNothingThatIsHigh() {
    assertThat(grave("microservices-demo")).isEmpty();
  }

  @Test
  void kubePrometheusHasWhatItsAgentsAndItsOperatorNeed() {
    assertThat(grave("kube-prometheus"))
        .isEqualTo(
            lines(
                """
                critical may-change-aws-auth ClusterRole prometheus-operator
                critical may-read-secrets-everywhere ClusterRole kube-state-metrics
                critical may-read-secrets-everywhere ClusterRole prometheus-operator
                high capability-outside-baseline DaemonSet node-exporter
                high host-network DaemonSet node-exporter
                high host-pid DaemonSet node-exporter
                high may-mint-token-secrets ClusterRole prometheus-operator
                high pod-with-cluster-takeover Deployment kube-state-metrics
                high pod-with-cluster-takeover Deployment prometheus-operator
                high sensitive-host-path DaemonSet node-exporter
                """));
  }

  @Test
  void argoCdOwnsTheCluster() {
    assertThat(grave("argo-cd"))
        .isEqualTo(
            lines(
                """
                critical may-read-secrets-everywhere ClusterRole argocd-applicationset-controller
                critical wildcard-everything ClusterRole argocd-application-controller
                critical wildcard-resources ClusterRole argocd-server
                """));
  }

  @Test
  void ingressNginxReadsSecretsAndChangesWebhooks() {
    assertThat(grave("ingress-nginx"))
        .isEqualTo(
            lines(
                """
                critical may-change-webhooks ClusterRole ingress-nginx-admission
                critical may-read-secrets-everywhere ClusterRole ingress-nginx
                high pod-with-cluster-takeover Deployment ingress-nginx-controller
                """));
  }

  @Test
  void theNetworkPluginOwnsItsNodes() {
    assertThat(grave("amazon-vpc-cni"))
        .isEqualTo(
            lines(
                """
                critical privileged-container DaemonSet aws-node
                high capability-outside-baseline DaemonSet aws-node
                high host-network DaemonSet aws-node
                high sensitive-host-path DaemonSet aws-node
                high writable-host-path DaemonSet aws-node
                """));
  }

  @Test
  void everyFaultThatIsPlantedInAManifestIsFound() {
    assertThat(found("kubernetes-goat"))
        .containsAll(
            lines(
                """
                critical cluster-admin-bound ClusterRoleBinding superadmin
                critical privileged-container DaemonSet docker-bench-security
                critical privileged-container Deployment health-check-deployment
                critical privileged-container Deployment system-monitor-deployment
                critical runtime-socket-mounted DaemonSet docker-bench-security
                critical runtime-socket-mounted Deployment health-check-deployment
                critical sensitive-host-path Deployment system-monitor-deployment
                high host-network DaemonSet docker-bench-security
                high host-pid DaemonSet docker-bench-security
                high host-pid Deployment system-monitor-deployment
                high host-pid Job kube-bench-master
                high host-pid Job kube-bench-node
                high run-as-user-root DaemonSet docker-bench-security
                high sensitive-host-path DaemonSet docker-bench-security
                high sensitive-host-path Job kube-bench-master
                high sensitive-host-path Job kube-bench-node
                low service-node-port Service internal-proxy-info-app-service
                medium wildcard-resources Role secret-reader
                medium host-ipc DaemonSet docker-bench-security
                """));
  }

  private static Set<String> lines(String text) {
    return text.lines().map(String::strip).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> grave(String folder) {
    return found(folder).stream()
        .filter(each -> each.startsWith("critical ") || each.startsWith("high "))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Severity, check, kind and name of every finding. */
  private static Set<String> found(String folder) {
    CommandRun run =
        CommandRun.of("scan", "--format", "csv", "--fail-on", "never", "" + manifests(folder));
    Set<String> found = new TreeSet<>();
    for (String line : run.out().lines().skip(1).toList()) {
      String[] cells = line.substring(1).split("\",\"", -1);
      found.add(String.join(" ", cells[0], cells[2], cells[4], cells[6]));
    }
    assertThat(found).as(run.err()).isNotEmpty();
    return found;
  }

  private static Path manifests(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/conformance/real-manifests").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new IllegalStateException("no shared/conformance/real-manifests above " + start);
  }
}
