package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.KmsKey;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

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
    for (Opening each : key.policy().openings()) {
      Optional<String> action = ACTIONS.stream().filter(each::allows).findFirst();
      if (each.reach() == Opening.Reach.EVERYONE && action.isPresent()) {
        return fail(
            key.policy().document().map(all -> each.statement().toString()),
            "everybody with an AWS account may %s with key %s",
            action.get(),
            key.name());
      }
    }
    return pass();
  }
}
