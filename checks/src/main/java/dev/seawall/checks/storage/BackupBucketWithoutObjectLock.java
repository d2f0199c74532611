package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.Bucket;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.BackupLocations;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.Types;

/** A bucket of Velero whose objects cannot be held ({@code ObjectLockEnabled}). */
public final class BackupBucketWithoutObjectLock implements Check<Bucket> {

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("backup-bucket-without-object-lock")
        .severity(LOW)
        .judges(Bucket.class)
        .reads(Types.BACKUP_STORAGE_LOCATIONS);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    Fact<String> objectLock = bucket.objectLock();
    return BackupLocations.of(inventory)
        .in(bucket)
        .<Verdict>map(
            location ->
                objectLock.is("Enabled")
                    ? pass()
                    : fail(
                        objectLock,
                        "%s of %s cannot hold backups against deletion",
                        bucket.name(),
                        location))
        .orElse(notApplicable());
  }
}
