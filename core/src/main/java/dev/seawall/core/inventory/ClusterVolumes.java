package dev.seawall.core.inventory;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which PersistentVolume is on which EBS volume or EFS file system: by {@code spec.csi} with its
 * {@code volumeHandle}, or by {@code spec.awsElasticBlockStore}.
 */
public final class ClusterVolumes {
  private static final Set<String> EBS_DRIVERS =
      Set.of("ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com");
  private static final String EFS_DRIVER = "efs.csi.aws.com";

  private final Map<String, KubernetesObject> byId = new TreeMap<>();

  private ClusterVolumes(Inventory inventory) {
    for (KubernetesObject volume : inventory.cluster().objects(Types.PERSISTENT_VOLUMES)) {
      idOf(volume).ifPresent(id -> byId.putIfAbsent(id, volume));
    }
  }

  public static ClusterVolumes of(Inventory inventory) {
    return inventory.index(ClusterVolumes.class, ClusterVolumes::new);
  }

  /** {@code vol-1} or {@code fs-1}; none when it is on neither, or cannot be read. */
  public static Optional<String> idOf(KubernetesObject persistentVolume) {
    Fact<String> driver = persistentVolume.text("spec", "csi", "driver");
    Fact<String> handle = persistentVolume.text("spec", "csi", "volumeHandle");
    Fact<String> old = persistentVolume.text("spec", "awsElasticBlockStore", "volumeID");
    if (driver.isUnresolved() || handle.isUnresolved() || old.isUnresolved()) {
      return Optional.empty();
    }
    if (old.isSet()) {
      return old.value().map(id -> id.substring(id.lastIndexOf('/') + 1));
    }
    if (EBS_DRIVERS.contains(driver.or(""))) {
      return handle.value();
    }
    return driver.is(EFS_DRIVER) ? handle.value().map(id -> id.split(":", 2)[0]) : Optional.empty();
  }

  /** The PersistentVolume that an EBS volume was made for, if it was read. */
  public Optional<KubernetesObject> on(Volume volume) {
    return Optional.ofNullable(byId.get(volume.arn().name()));
  }

  /** A PersistentVolume on a file system, if one was read. */
  public Optional<KubernetesObject> on(FileSystem system) {
    return Optional.ofNullable(byId.get(system.fileSystemId()));
  }
}
