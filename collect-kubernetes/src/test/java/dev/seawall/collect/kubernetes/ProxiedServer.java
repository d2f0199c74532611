package dev.seawall.collect.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionOptions;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real API server with ConfigMaps on several pages, read through a proxy that delays, cuts,
 * replaces or refuses answers.
 */
final class ProxiedServer implements AfterAllCallback {
  static final CollectOptions OPTIONS = CollectOptions.STANDARD.withPageSize(50);
  static final Set<ResourceType> BOTH = Set.of(Types.CONFIG_MAPS, Types.CLUSTER_ROLES);
  private static final int MAPS = 120;
  private final ApiServer server = ApiServer.start();

  static ProxiedServer start() {
    ProxiedServer proxied = new ProxiedServer();
    List<String> maps = new ArrayList<>();
    for (int i = 0; i < MAPS; i++) {
      maps.add("{\"metadata\":{\"name\":\"map-%03d\"}}".formatted(i));
    }
    proxied.server.create("/api/v1/namespaces/default/configmaps", maps);
    return proxied;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
  }

  /** The server itself, without the proxy. */
  ApiServer server() {
    return server;
  }

  Snapshot collect(FaultyProxy.Fault fault, CollectOptions options) throws Exception {
    try (FaultyProxy proxy = new FaultyProxy(server, "admin", fault)) {
      return KubernetesCollector.collect(
          Connection.open(ConnectionOptions.standard().withKubeconfig(proxy.kubeconfig())),
          BOTH,
          options,
          Progress.SILENT);
    }
  }

  static boolean isPageOfMaps(String request) {
    return request.startsWith("/api/v1/configmaps");
  }

  static List<String> maps(Snapshot snapshot) {
    return snapshot.documents().stream()
        .map(Document::origin)
        .map(origin -> ((Origin.Api) origin).path())
        .filter(path -> path.contains("/map-"))
        .toList();
  }

  static void assertWhole(Snapshot snapshot) {
    assertThat(snapshot.gaps()).isEmpty();
    assertThat(maps(snapshot)).hasSize(MAPS).doesNotHaveDuplicates();
    assertThat(snapshot.scope().complete()).containsExactlyInAnyOrderElementsOf(BOTH);
  }

  /** The one gap: the ConfigMaps, for this reason, while the ClusterRoles were read. */
  static Gap gap(Snapshot snapshot, Gap.Reason reason) {
    assertThat(snapshot.gaps()).hasSize(1);
    Gap gap = snapshot.gaps().getFirst();
    assertThat(gap.type()).isEqualTo(Types.CONFIG_MAPS);
    assertThat(gap.reason()).as(gap.message()).isEqualTo(reason);
    assertThat(gap.message()).startsWith("list configmaps").doesNotContain("canary-token");
    assertThat(snapshot.scope().complete()).containsExactly(Types.CLUSTER_ROLES);
    assertThat(maps(snapshot)).doesNotHaveDuplicates();
    return gap;
  }
}
