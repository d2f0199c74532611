package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.Answer;
import dev.seawall.core.aws.iam.ResourcePolicy;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A key policy that lets anybody who has some AWS account decrypt with the key, hand it on or
 * destroy it ({@code kms:GetKeyPolicy}).
 */
public final class KmsKeyOpenToEveryone implements Check<KmsKey> {
  private static final List<String> ACTIONS =
      List.of(
          "kms:Decrypt",
          "kms:CreateGrant",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:DisableKey");

  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-open-to-everyone").severity(CRITICAL).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    ResourcePolicy policy = key.policy();
    for (String action : ACTIONS) {
      if (policy.letsStrangers(action) instanceof Answer.Yes yes) {
        Fact<String> seen =
            key.policyDocument()
                .map(all -> yes.statement().map(Object::toString).orElse("the key policy"));
        return fail(seen, "everybody with an AWS account may %s with key %s", action, key.name());
      }
    }
    return policy.fault().isPresent() ? unknown(policy.fault().get()) : pass();
  }
}
