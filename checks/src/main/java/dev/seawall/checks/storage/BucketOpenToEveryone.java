package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Bucket;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A bucket of logs, backups or volumes whose policy or ACL lets everyone in, where neither it nor
 * its account restricts public policies or ignores public ACLs ({@code s3:GetBucketPolicy}, {@code
 * s3:GetBucketAcl}, {@code RestrictPublicBuckets}, {@code IgnorePublicAcls}).
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
    if (opening.isPresent()) {
      Fact<Boolean> restricted = bucket.blocks("RestrictPublicBuckets", inventory.aws());
      if (!restricted.is(true)) {
        return fail(
                bucket.policy().document(),
                "the policy of %s lets everyone do %s",
                bucket.name(),
                Listed.of(bucket.policy().actions(opening.get())))
            .and(restricted);
      }
    }
    for (AwsPart grant : bucket.grantsToEveryone()) {
      Fact<Boolean> ignored = bucket.blocks("IgnorePublicAcls", inventory.aws());
      if (!ignored.is(true)) {
        Fact<String> group = grant.text("Grantee", "URI");
        return fail(
                grant.text("Permission"),
                "the ACL of %s gives %s to %s",
                bucket.name(),
                grant.text("Permission").or("rights"),
                group.or("").endsWith("AllUsers") ? "everyone" : "everyone with an AWS account")
            .and(group)
            .and(ignored);
      }
    }
    return pass();
  }
}
