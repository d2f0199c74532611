package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.FileSystem;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Backups;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.time.Instant;
import java.util.Optional;

/** A file system of a PersistentVolume that AWS Backup has no recent recovery point of. */
public final class FileSystemNotBackedUp implements Check<FileSystem> {

  @Override
  public Spec<FileSystem> spec() {
    return Spec.check("file-system-not-backed-up")
        .severity(MEDIUM)
        .judges(FileSystem.class)
        .reads(AwsTypes.REGIONS, Types.PERSISTENT_VOLUMES, Types.VELERO_SCHEDULES);
  }

  @Override
  public Verdict judge(FileSystem system, Inventory inventory) {
    if (ClusterVolumes.of(inventory).on(system).isEmpty()) {
      return notApplicable();
    }
    if (Backups.areScheduled(inventory)) {
      return pass();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Fact<Instant>> newest = Backups.newest(system, inventory);
    if (newest.isEmpty()) {
      return fail(system, "there is no backup of %s", system.name());
    }
    Instant made = newest.get().or(Instant.EPOCH);
    return made.isBefore(now.get().minus(Backups.OLDEST))
        ? fail(
            newest.get(),
            "the last backup of %s is of %s",
            system.name(),
            made.toString().substring(0, 10))
        : pass();
  }
}
