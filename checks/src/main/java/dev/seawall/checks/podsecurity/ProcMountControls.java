package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.Container;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's masks over {@code /proc} stay.
 *
 * <p>Fields: containers' {@code securityContext.procMount}; since 1.35 baseline also reads {@code
 * spec.hostUsers}. Allowed: unset, {@code Default}; at baseline since 1.35 anything in a user
 * namespace, which restricted does not follow.
 */
final class ProcMountControls {
  private ProcMountControls() {}

  private static final Control.Rule RULE = ProcMountControls::judge;

  static final Control BASELINE =
      Control.baseline("procMount")
          .since(0, RULE)
          .since(35, pod -> pod.hostUsers().is(false) ? Optional.empty() : judge(pod));
  static final Control RESTRICTED =
      Control.restricted("procMount_restricted").replacing("procMount").since(35, RULE);

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad = Offenders.containersWith(pod, ProcMountControls::forbidden);
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    String types = Wording.quoted(bad.values());
    return Optional.of(
        new Denial("procMount", bad + " must not set securityContext.procMount to " + types));
  }

  private static Collection<String> forbidden(Container container) {
    String type = container.text("securityContext", "procMount").or("Default");
    return type.equals("Default") ? List.of() : List.of(type);
  }
}
