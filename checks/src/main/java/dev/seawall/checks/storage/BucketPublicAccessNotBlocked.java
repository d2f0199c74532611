package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Bucket;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A bucket of logs, backups or volumes without all four settings that block public access. */
public final class BucketPublicAccessNotBlocked implements Check<Bucket> {
  private static final List<String> SETTINGS =
      List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

  @Override
  public Spec<Bucket> spec() {
    return Spec.check("bucket-public-access-not-blocked")
        .severity(MEDIUM)
        .judges(Bucket.class)
        .reads(AwsTypes.ACCOUNTS);
  }

  @Override
  public Verdict judge(Bucket bucket, Inventory inventory) {
    for (String setting : SETTINGS) {
      Fact<Boolean> blocks = bucket.blocks(setting, inventory.aws());
      if (!blocks.is(true)) {
        return fail(blocks, "neither %s nor its account sets %s", bucket.name(), setting);
      }
    }
    return pass();
  }
}
