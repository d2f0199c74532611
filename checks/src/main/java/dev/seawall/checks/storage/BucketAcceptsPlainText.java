package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.Bucket;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A bucket of logs, backups or volumes that can be reached without TLS. */
public final class BucketAcceptsPlainText implements Check<Bucket> {

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("bucket-accepts-plain-text").severity(MEDIUM).judges(Bucket.class);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    String anObject = bucket.arn() + "/any/object";
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      if (!bucket.policy().deniesPlainText(action, anObject)) {
        return fail(bucket.policy().document(), "%s takes %s without TLS", bucket.name(), action);
      }
    }
    return pass();
  }
}
