package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Part;
import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * No container takes a port of its node.
 *
 * <p>Fields: containers' {@code ports[*].hostPort}. Allowed: unset, 0. In a Pod on the node's
 * network the API server fills in {@code hostPort} from {@code containerPort}, for init and
 * ordinary containers; in a template it does not, so that only the pods made from it break this
 * control.
 */
final class HostPortsControl {
  private HostPortsControl() {}

  static final Control CONTROL = Control.baseline("hostPorts").since(0, HostPortsControl::judge);

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad = Offenders.containersWith(pod, HostPortsControl::hostPorts);
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    String ports = Wording.plural("hostPort", bad.values().size());
    return Optional.of(
        new Denial(
            "hostPort",
            "%s %s %s %s".formatted(bad, bad.use(), ports, String.join(", ", bad.values()))));
  }

  private static Collection<String> hostPorts(Container container) {
    List<String> ports = new ArrayList<>();
    for (Part port : container.parts("ports")) {
      long hostPort = port.number("hostPort").or(0L);
      if (hostPort == 0 && isFilledIn(container)) {
        hostPort = port.number("containerPort").or(0L);
      }
      if (hostPort != 0) {
        ports.add(String.valueOf(hostPort));
      }
    }
    return ports;
  }

  private static boolean isFilledIn(Container container) {
    return container.pod().isPod()
        && container.type() != Container.Type.EPHEMERAL
        && container.pod().hostNetwork().is(true);
  }
}
