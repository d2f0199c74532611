package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Optional;

/**
 * No process may gain more privileges than its parent.
 *
 * <p>Fields: containers' {@code securityContext.allowPrivilegeEscalation}. Allowed: false only.
 * Asked since 1.8, and of Windows pods not since 1.25.
 */
final class AllowPrivilegeEscalationControl {
  static final Control CONTROL =
      Control.restricted("allowPrivilegeEscalation")
          .since(8, AllowPrivilegeEscalationControl::judge)
          .since(25, pod -> pod.isWindows() ? Optional.empty() : judge(pod));

  private AllowPrivilegeEscalationControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad =
        Offenders.containers(pod, container -> !container.allowPrivilegeEscalation().is(false));
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial(
            "allowPrivilegeEscalation != false",
            bad + " must set securityContext.allowPrivilegeEscalation=false"));
  }
}
