package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import dev.seawall.core.kubernetes.Volume;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Volumes are of the types that need no trust.
 *
 * <p>Fields: {@code spec.volumes[*]}. Allowed: the types below; a volume of no type is an {@code
 * emptyDir}, which the API server fills in. A type that is not known here is refused. Servers
 * before 1.33 refuse {@code image}.
 */
final class RestrictedVolumesControl {
  static final Set<String> ALLOWED =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final Set<String> REFUSED =
      Set.of(
          "awsElasticBlockStore",
          "azureDisk",
          "azureFile",
          "cephfs",
          "cinder",
          "fc",
          "flexVolume",
          "flocker",
          "gcePersistentDisk",
          "gitRepo",
          "glusterfs",
          "hostPath",
          "iscsi",
          "nfs",
          "photonPersistentDisk",
          "portworxVolume",
          "quobyte",
          "rbd",
          "scaleIO",
          "storageos",
          "vsphereVolume");

  static final Control CONTROL =
      Control.restricted("restrictedVolumes")
          .replacing("hostPathVolumes")
          .since(0, RestrictedVolumesControl::judge);

  private RestrictedVolumesControl() {}

  private static Optional<Denial> judge(PodTemplate pod) {
    List<String> volumes = new ArrayList<>();
    SortedSet<String> types = new TreeSet<>();
    for (Volume volume : pod.volumes()) {
      refusedType(volume)
          .ifPresent(
              type -> {
                volumes.add(volume.name());
                types.add(type);
              });
    }
    if (volumes.isEmpty()) {
      return Optional.empty();
    }
    String detail =
        Wording.named("volume", volumes)
            + (volumes.size() == 1 ? " uses " : " use ")
            + Wording.named("restricted volume type", types);
    return Optional.of(new Denial("restricted volume types", detail));
  }

  private static Optional<String> refusedType(Volume volume) {
    List<String> types =
        volume.mapping().or(Mapping.EMPTY).entries().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("name") && !(entry.getValue() instanceof Null))
            .map(entry -> entry.getKey())
            .sorted()
            .toList();
    for (String type : types) {
      if (ALLOWED.contains(type) && volume.mapping(type).isSet()) {
        return Optional.empty();
      }
    }
    return types.stream().findFirst().map(type -> REFUSED.contains(type) ? type : "unknown");
  }
}
