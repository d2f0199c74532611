package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A key that has or can have copies in other regions ({@code MultiRegion} of {@code
 * kms:DescribeKey}).
 */
public final class KmsKeyMultiRegion implements Check<KmsKey> {
  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-multi-region").severity(LOW).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    if (key.isAwsManaged()) {
      return notApplicable();
    }
    Fact<Boolean> many = key.multiRegion();
    return many.is(true) ? fail(many, "key %s can be copied to other regions", key.name()) : pass();
  }
}
