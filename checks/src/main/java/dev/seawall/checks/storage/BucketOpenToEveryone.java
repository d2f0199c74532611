package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Bucket;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A bucket of logs, backups or volumes whose policy lets everyone in, where neither it nor its
 * account restricts public policies ({@code s3:GetBucketPolicy}, {@code RestrictPublicBuckets}).
 */
public final class BucketOpenToEveryone implements Check<Bucket> {

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("bucket-open-to-everyone")
        .severity(HIGH)
        .judges(Bucket.class)
        .reads(AwsTypes.ACCOUNTS);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    Optional<Opening> opening = bucket.policy().toEveryone();
    if (opening.isEmpty()) {
      return pass();
    }
    Fact<Boolean> restricted = bucket.blocks("RestrictPublicBuckets", inventory.aws());
    if (restricted.is(true)) {
      return pass();
    }
    return fail(
            bucket.policy().document(),
            "the policy of %s lets everyone do %s",
            bucket.name(),
            Listed.of(bucket.policy().actions(opening.get())))
        .and(restricted);
  }
}
