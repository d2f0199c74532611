package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The kubelet's probes and lifecycle calls go to the pod itself.
 *
 * <p>Fields: {@code httpGet.host} and {@code tcpSocket.host} of containers' {@code livenessProbe},
 * {@code readinessProbe}, {@code startupProbe}, {@code lifecycle.postStart} and {@code
 * lifecycle.preStop}. Allowed: unset, empty. Asked since 1.34.
 */
final class HostProbesControl {
  private static final List<List<String>> HANDLERS =
      List.of(
          List.of("livenessProbe"),
          List.of("readinessProbe"),
          List.of("startupProbe"),
          List.of("lifecycle", "postStart"),
          List.of("lifecycle", "preStop"));

  static final Control CONTROL =
      Control.baseline("hostProbesAndHostLifecycle").since(34, HostProbesControl::judge);

  private HostProbesControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad = Offenders.containersWith(pod, HostProbesControl::hosts);
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    // The one control that names containers in the order of their names.
    String containers = Wording.named("container", new TreeSet<>(bad.containers()));
    String hosts = Wording.named("probe or lifecycle host", bad.values());
    return Optional.of(
        new Denial("probe or lifecycle host", containers + " " + bad.use() + " " + hosts));
  }

  private static Collection<String> hosts(Container container) {
    List<String> hosts = new ArrayList<>();
    for (List<String> handler : HANDLERS) {
      for (String call : List.of("httpGet", "tcpSocket")) {
        List<String> keys = new ArrayList<>(handler);
        keys.addAll(List.of(call, "host"));
        String host = container.text(keys.toArray(String[]::new)).or("");
        if (!host.isEmpty()) {
          hosts.add(host);
        }
      }
    }
    return hosts;
  }
}
