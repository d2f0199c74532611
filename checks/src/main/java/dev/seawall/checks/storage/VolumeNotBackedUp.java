package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Volume;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Backups;
import dev.seawall.core.inventory.ClusterVolumes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;
import java.time.Instant;
import java.util.Optional;

/** A volume of a PersistentVolume of which there is no recent snapshot or recovery point. */
public final class VolumeNotBackedUp implements Check<Volume> {

  @Override
  public Spec<Volume> spec() {
    return Spec.check("volume-not-backed-up")
        .severity(MEDIUM)
        .judges(Volume.class)
        .reads(AwsTypes.REGIONS, Types.PERSISTENT_VOLUMES, Types.VELERO_SCHEDULES);
  }

  @Override
  public Verdict judge(Volume volume, Inventory inventory) {
    if (ClusterVolumes.of(inventory).on(volume).isEmpty()) {
      return notApplicable();
    }
    if (Backups.areScheduled(inventory)) {
      return pass();
    }
    Optional<Instant> now = inventory.time();
    if (now.isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Fact<Instant>> newest = Backups.newest(volume, inventory);
    if (newest.isEmpty()) {
      return fail(volume, "there is no backup of %s", volume.name());
    }
    Instant made = newest.get().or(Instant.EPOCH);
    return made.isBefore(now.get().minus(Backups.OLDEST))
        ? fail(
            newest.get(),
            "the last backup of %s is of %s",
            volume.name(),
            made.toString().substring(0, 10))
        : pass();
  }
}
