package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;

import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A key policy that lets a principal of another account decrypt with the key, hand it on or destroy
 * it ({@code kms:GetKeyPolicy}).
 */
public final class KmsKeyOpenToOtherAccount implements Check<KmsKey> {
  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-open-to-other-account").severity(HIGH).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    return KeyOpenings.of(key, Opening.Reach.ACCOUNT)
        .<Verdict>map(
            found ->
                fail(
                    key.policy().document().map(all -> found.opening().statement().toString()),
                    "%s may %s with key %s",
                    found.opening().to(),
                    found.action(),
                    key.name()))
        .orElseGet(Verdict::pass);
  }
}
