package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.MEDIUM;
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
 * A key of the customer whose material KMS could rotate and does not ({@code KeyRotationEnabled} of
 * {@code kms:GetKeyRotationStatus}).
 */
public final class KmsKeyNotRotated implements Check<KmsKey> {
  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-not-rotated").severity(MEDIUM).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    if (!key.canRotate() || !key.state().is("Enabled")) {
      return notApplicable();
    }
    Fact<Boolean> rotated = key.rotationEnabled();
    return rotated.is(true) ? pass() : fail(rotated, "key %s is never rotated", key.name());
  }
}
