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
 * A key whose material is kept for more than a year ({@code RotationPeriodInDays} of {@code
 * kms:GetKeyRotationStatus}).
 */
public final class KmsKeyRotatedSlowly implements Check<KmsKey> {
  private static final long A_YEAR = 365;

  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-rotated-slowly").severity(LOW).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    if (!key.canRotate() || !key.state().is("Enabled") || key.rotationEnabled().is(false)) {
      return notApplicable();
    }
    Fact<Long> days = key.rotationPeriod();
    return days.or(A_YEAR) > A_YEAR
        ? fail(days, "key %s is rotated every %s days", key.name(), days.or(A_YEAR))
        : pass();
  }
}
