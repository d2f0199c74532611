package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Optional;

/**
 * No one asks to run as user 0.
 *
 * <p>Fields: the pod's and containers' {@code securityContext.runAsUser}; since 1.35 also {@code
 * spec.hostUsers}. Allowed: unset, anything but 0. Asked since 1.23, and of pods in a user
 * namespace not since 1.35.
 */
final class RunAsUserControl {
  static final Control CONTROL =
      Control.restricted("runAsUser")
          .since(23, RunAsUserControl::judge)
          .since(35, pod -> pod.hostUsers().is(false) ? Optional.empty() : judge(pod));

  private RunAsUserControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad =
        Offenders.podAndContainers(
            pod, asset -> asset.number("securityContext", "runAsUser").is(0L));
    return bad.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("runAsUser=0", bad + " must not set runAsUser=0"));
  }
}
