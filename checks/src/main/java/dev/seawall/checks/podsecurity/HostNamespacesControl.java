package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pod shares no namespace with its node.
 *
 * <p>Fields: {@code spec.hostNetwork}, {@code spec.hostPID}, {@code spec.hostIPC}. Allowed: unset,
 * false.
 */
final class HostNamespacesControl {
  private HostNamespacesControl() {}

  static final Control CONTROL =
      Control.baseline("hostNamespaces").since(0, HostNamespacesControl::judge);

  private static Optional<Denial> judge(PodTemplate pod) {
    List<String> shared = new ArrayList<>();
    for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (pod.flag("spec", field).is(true)) {
        shared.add(field + "=true");
      }
    }
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("host namespaces", String.join(", ", shared)));
  }
}
