package dev.seawall.checks.storage;

import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.checks.Day;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Backups;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.inventory.VeleroBackups.Holding;
import java.time.Instant;
import java.util.Optional;

/** Whether what AWS backed up last is recent enough, for the checks that ask. */
final class LastBackup {
  private LastBackup() {}

  /**
   * Fails where there is no recent backup.
   *
   * @param what the resource, in a message's words
   * @param velero whether it is in a recent backup of Velero
   */
  static Verdict judge(AwsResource resource, String what, Holding velero, Inventory inventory) {
    if (velero.certain()) {
      return pass();
    }
    if (inventory.time().isEmpty()) {
      return unknown("when the snapshot was collected is not known");
    }
    Optional<Fact<Instant>> newest = Backups.newest(resource, inventory);
    if (newest.filter(each -> Backups.isRecent(each, inventory)).isPresent()) {
      return pass();
    }
    if (velero.doubt().isPresent()) {
      return unknown(velero.doubt().get());
    }
    if (newest.isEmpty()) {
      return fail(resource, "there is no backup of %s", what);
    }
    String day = Day.of(newest.get().or(Instant.EPOCH));
    return fail(newest.get(), "the last backup of %s is of %s", what, day);
  }
}
