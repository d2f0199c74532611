package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A region of an account where new EBS volumes are not encrypted unless somebody asks ({@code
 * ec2:GetEbsEncryptionByDefault}).
 */
public final class EbsDefaultEncryptionOff implements Check<AwsRegion> {
  @Override
  public Spec<AwsRegion> spec() {
    return Spec.check("ebs-default-encryption-off").severity(MEDIUM).judges(AwsRegion.class);
  }

  @Override
  public Verdict judge(AwsRegion region, Inventory inventory) {
    Fact<Boolean> on = region.ebsEncryptionByDefault();
    return on.is(true)
        ? pass()
        : fail(on, "EBS volumes in %s are not encrypted by default", region.region());
  }
}
