package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;
import static dev.seawall.core.check.Verdict.unknown;

import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.ResourcePolicy;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.SortedSet;

/**
 * A key policy that lets a principal of another account decrypt with the key, hand it on or destroy
 * it ({@code kms:GetKeyPolicy}).
 */
public final class KmsKeyOpenToOtherAccount implements Check<KmsKey> {
  private static final List<String> ACTIONS =
      List.of(
          "kms:Decrypt",
          "kms:CreateGrant",
          "kms:PutKeyPolicy",
          "kms:ScheduleKeyDeletion",
          "kms:DisableKey");

  @Override
  public Spec<KmsKey> spec() {
    return Spec.check("kms-key-open-to-other-account").severity(HIGH).judges(KmsKey.class);
  }

  @Override
  public Verdict judge(KmsKey key, Inventory inventory) {
    ResourcePolicy policy = key.policy();
    for (String action : ACTIONS) {
      SortedSet<String> foreign = policy.foreigners(action);
      if (!foreign.isEmpty()) {
        return fail(
            key.policyDocument().map(all -> String.join(", ", foreign)),
            "%s of another account may %s with key %s",
            foreign.first(),
            action,
            key.name());
      }
    }
    return policy.fault().isPresent() ? unknown(policy.fault().get()) : pass();
  }
}
