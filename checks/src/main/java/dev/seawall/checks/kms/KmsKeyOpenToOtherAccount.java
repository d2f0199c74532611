package dev.seawall.checks.kms;

import static dev.seawall.core.check.Severity.HIGH;
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
    for (Opening each : key.policy().openings()) {
      Optional<String> action = ACTIONS.stream().filter(each::allows).findFirst();
      if (each.reach() == Opening.Reach.ACCOUNT && action.isPresent()) {
        return fail(
            key.policy().document().map(all -> each.statement().toString()),
            "%s may %s with key %s",
            each.to(),
            action.get(),
            key.name());
      }
    }
    return pass();
  }
}
