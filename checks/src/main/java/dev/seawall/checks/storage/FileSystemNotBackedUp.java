package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.VeleroBackups;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.kubernetes.Types;
import java.util.Optional;

/** A file system of a PersistentVolume that AWS Backup has no recent recovery point of. */
public final class FileSystemNotBackedUp implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("file-system-not-backed-up")
        .severity(MEDIUM)
        .judges(FileSystem.class)
        .reads(AwsTypes.REGIONS, Types.PERSISTENT_VOLUMES, Types.VELERO_BACKUPS, Types.DEPLOYMENTS);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    Optional<KubernetesObject> made = ClusterVolumes.of(inventory).on(system);
    if (made.isEmpty()) {
      return notApplicable();
    }
    return LastBackup.judge(
        system, system.name(), VeleroBackups.of(inventory).files(made.get()), inventory);
  }
}
