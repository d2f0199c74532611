package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Containers add none but the default capabilities (baseline); they drop all and add
 * NET_BIND_SERVICE at most (restricted).
 *
 * <p>Fields: containers' {@code securityContext.capabilities.add} and {@code drop}, compared
 * exactly, without the prefix CAP_. Restricted asks nothing of Windows pods since 1.25.
 */
final class CapabilitiesControls {
  private CapabilitiesControls() {}

  static final Set<String> DEFAULTS =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  static final Control BASELINE =
      Control.baseline("capabilities_baseline").since(0, CapabilitiesControls::judgeBaseline);
  static final Control RESTRICTED =
      Control.restricted("capabilities_restricted")
          .replacing("capabilities_baseline")
          .since(22, CapabilitiesControls::judgeRestricted)
          .since(25, pod -> pod.isWindows() ? Optional.empty() : judgeRestricted(pod));

  private static Optional<Denial> judgeBaseline(PodTemplate pod) {
    Offenders adding = adding(pod, DEFAULTS::contains);
    return adding.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("non-default capabilities", added(adding)));
  }

  private static Optional<Denial> judgeRestricted(PodTemplate pod) {
    List<String> details = new ArrayList<>();
    Offenders keeping =
        Offenders.containers(
            pod, container -> !container.droppedCapabilities().or(List.of()).contains("ALL"));
    if (!keeping.isEmpty()) {
      details.add(keeping + " must set securityContext.capabilities.drop=[\"ALL\"]");
    }
    Offenders adding = adding(pod, "NET_BIND_SERVICE"::equals);
    if (!adding.isEmpty()) {
      details.add(added(adding));
    }
    return details.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("unrestricted capabilities", String.join("; ", details)));
  }

  private static Offenders adding(PodTemplate pod, Predicate<String> allowed) {
    return Offenders.containersWith(pod, container -> forbidden(container, allowed));
  }

  private static Collection<String> forbidden(Container container, Predicate<String> allowed) {
    return container.addedCapabilities().or(List.of()).stream().filter(allowed.negate()).toList();
  }

  private static String added(Offenders adding) {
    return adding
        + " must not include "
        + Wording.quoted(adding.values())
        + " in securityContext.capabilities.add";
  }
}
