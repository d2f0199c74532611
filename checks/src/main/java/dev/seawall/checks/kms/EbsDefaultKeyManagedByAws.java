package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A region of an account where new EBS volumes are encrypted with AWS's own key ({@code
 * ec2:GetEbsDefaultKmsKeyId}).
 */
public final class EbsDefaultKeyManagedByAws implements Check<AwsRegion> {
  private static final String AWS_MANAGED = "alias/aws/ebs";

  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("ebs-default-key-managed-by-aws").severity(LOW).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    if (region.ebsEncryptionByDefault().is(false)) {
      return notApplicable();
    }
    Fact<String> name = region.ebsDefaultKey();
    return name.or("").endsWith(AWS_MANAGED)
        ? fail(name, "EBS volumes in %s are encrypted with the key of AWS", region.region())
        : pass();
  }
}
