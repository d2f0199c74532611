package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;

import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A key policy that lets anybody who has some AWS account decrypt with the key, hand it on or
 * destroy it ({@code kms:GetKeyPolicy}).
 */
public final class KmsKeyOpenToEveryone implements Check<KmsKey> {
  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-open-to-everyone").severity(CRITICAL).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    return KeyOpenings.of(key, Opening.Reach.EVERYONE)
        .<Verdict>map(
            found ->
                fail(
                    key.policy().document().map(all -> found.opening().statement().toString()),
                    "everybody with an AWS account may %s with key %s",
                    found.action(),
                    key.name()))
        .orElseGet(Verdict::pass);
  }
}
