package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Bucket;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A bucket of logs, backups or volumes that can be reached without TLS. */
public final class BucketAcceptsPlainText implements Check<Bucket> {

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("bucket-accepts-plain-text").severity(MEDIUM).judges(Bucket.class);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    return bucket.policy().refusesPlainText()
        ? pass()
        : fail(bucket.policy().document(), "%s can be reached without TLS", bucket.name());
  }
}
