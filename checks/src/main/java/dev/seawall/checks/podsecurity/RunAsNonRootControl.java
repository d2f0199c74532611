package dev.seawall.checks.podsecurity;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Optional;

/**
 * The kubelet is told to refuse containers that would run as root.
 *
 * <p>Fields: the pod's and containers' {@code securityContext.runAsNonRoot}; since 1.35 also {@code
 * spec.hostUsers}. Allowed: true; unset for a container whose pod sets true. A false is refused
 * even where it decides nothing. Since 1.35 a pod in a user namespace may do as it likes.
 */
final class RunAsNonRootControl {
  static final Control CONTROL =
      Control.restricted("runAsNonRoot")
          .since(0, RunAsNonRootControl::judge)
          .since(35, pod -> pod.hostUsers().is(false) ? Optional.empty() : judge(pod));

  private RunAsNonRootControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders explicit = Offenders.podAndContainers(pod, asset -> runAsNonRoot(asset).is(false));
    if (!explicit.isEmpty()) {
      return denied(explicit + " must not set securityContext.runAsNonRoot=false");
    }
    if (runAsNonRoot(Offenders.specification(pod)).isSet()) {
      return Optional.empty();
    }
    Offenders implicit = Offenders.containers(pod, container -> !runAsNonRoot(container).isSet());
    return implicit.isEmpty()
        ? Optional.empty()
        : denied("pod or " + implicit + " must set securityContext.runAsNonRoot=true");
  }

  private static Fact<Boolean> runAsNonRoot(Asset asset) {
    return asset.flag("securityContext", "runAsNonRoot");
  }

  private static Optional<Denial> denied(String detail) {
    return Optional.of(new Denial("runAsNonRoot != true", detail));
  }
}
