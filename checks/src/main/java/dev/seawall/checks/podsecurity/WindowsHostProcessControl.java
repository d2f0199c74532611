package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.Optional;

/**
 * No container runs as a process of its Windows node.
 *
 * <p>Fields: the pod's and containers' {@code securityContext.windowsOptions.hostProcess}. Allowed:
 * unset, false.
 */
final class WindowsHostProcessControl {
  private WindowsHostProcessControl() {}

  static final Control CONTROL =
      Control.baseline("windowsHostProcess").since(0, WindowsHostProcessControl::judge);

  private static Optional<Denial> judge(PodTemplate pod) {
    Offenders bad =
        Offenders.podAndContainers(
            pod, asset -> asset.flag("securityContext", "windowsOptions", "hostProcess").is(true));
    if (bad.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial(
            "hostProcess", bad + " must not set securityContext.windowsOptions.hostProcess=true"));
  }
}
