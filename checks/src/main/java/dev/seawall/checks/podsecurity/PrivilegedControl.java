package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Optional;

/**
 * Containers are not privileged.
 *
 * <p>Fields: containers' {@code securityContext.privileged}. Allowed: unset, false.
 */
final class PrivilegedControl {
  private PrivilegedControl() {}

  static final Control CONTROL = Control.baseline("privileged").since(0, PrivilegedControl::judge);

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad = Offenders.containers(pod, container -> container.privileged().is(true));
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial("privileged", bad + " must not set securityContext.privileged=true"));
  }
}
