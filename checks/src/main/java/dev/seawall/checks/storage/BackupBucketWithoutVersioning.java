package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
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

/** A bucket of Velero that does not keep what is overwritten or deleted ({@code Status}). */
public final class BackupBucketWithoutVersioning implements Check<Bucket> {

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("backup-bucket-without-versioning")
        .severity(MEDIUM)
        .judges(Bucket.class)
        .reads(Types.BACKUP_STORAGE_LOCATIONS);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    Fact<String> versioning = bucket.versioning();
    return BackupLocations.of(inventory)
        .in(bucket)
        .<Verdict>map(
            location ->
                versioning.is("Enabled")
                    ? pass()
                    : fail(
                        versioning,
                        "%s of %s keeps nothing that is overwritten or deleted",
                        bucket.name(),
                        location))
        .orElse(notApplicable());
  }
}
