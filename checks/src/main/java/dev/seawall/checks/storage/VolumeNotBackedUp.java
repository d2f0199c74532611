package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.VeleroBackups;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/** A volume of a PersistentVolume of which there is no recent snapshot or recovery point. */
public final class VolumeNotBackedUp implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("volume-not-backed-up")
        .severity(MEDIUM)
        .judges(Volume.class)
        .reads(AwsTypes.REGIONS, Types.PERSISTENT_VOLUMES, Types.VELERO_BACKUPS, Types.DEPLOYMENTS);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    Optional<KubernetesObject> made = ClusterVolumes.of(inventory).on(volume);
    if (made.isEmpty()) {
      return notApplicable();
    }
    return LastBackup.judge(
        volume, volume.name(), VeleroBackups.of(inventory).content(made.get()), inventory);
  }
}
