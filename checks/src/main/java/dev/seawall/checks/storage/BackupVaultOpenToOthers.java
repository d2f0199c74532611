package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.BackupVault;
import dev.seawall.core.aws.iam.Opening;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** A vault whose policy lets everyone or another account do more than copy backups into it. */
public final class BackupVaultOpenToOthers implements Check<BackupVault> {
  private static final String COPY_INTO = "backup:CopyIntoBackupVault";

  @Override
  public Spec<BackupVault> spec() {
    return Spec.check("backup-vault-open-to-others").severity(HIGH).judges(BackupVault.class);
  }

  @Override
  public Verdict judge(BackupVault vault, Inventory inventory) {
    List<Opening> openings =
        vault.policy().openings().stream()
            .filter(each -> !each.actions().stream().allMatch(COPY_INTO::equalsIgnoreCase))
            .toList();
    for (Opening.Reach reach : List.of(Opening.Reach.EVERYONE, Opening.Reach.ACCOUNT)) {
      for (Opening opening : openings) {
        if (opening.reach() == reach) {
          return fail(
                  vault.policy().document(),
                  "%s lets %s do %s",
                  vault.name(),
                  opening.to(),
                  Listed.of(vault.policy().actions(opening)))
              .as(reach == Opening.Reach.EVERYONE ? CRITICAL : HIGH);
        }
      }
    }
    return pass();
  }
}
