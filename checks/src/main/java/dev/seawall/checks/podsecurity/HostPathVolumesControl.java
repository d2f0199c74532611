package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Volume;
import java.util.List;
import java.util.Optional;

/**
 * No volume is a path on the node.
 *
 * <p>Fields: {@code spec.volumes[*].hostPath}. Allowed: unset.
 */
final class HostPathVolumesControl {
  private HostPathVolumesControl() {}

  static final Control CONTROL =
      Control.baseline("hostPathVolumes").since(0, HostPathVolumesControl::judge);

  private static Optional<Denial> judge(PodTemplate pod) {
    List<String> volumes =
        pod.volumes().stream()
            .filter(volume -> volume.mapping("hostPath").isSet())
            .map(Volume::name)
            .toList();
    return volumes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Denial("hostPath volumes", Wording.named("volume", volumes)));
  }
}
