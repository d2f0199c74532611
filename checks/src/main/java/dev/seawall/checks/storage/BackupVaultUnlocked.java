package dev.seawall.checks.storage;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.BackupVault;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/** A vault of AWS Backup whose recovery points can be deleted ({@code Locked}). */
public final class BackupVaultUnlocked implements Check<BackupVault> {

  @Override
  public Spec<BackupVault> spec() {
    return Spec.check("backup-vault-unlocked").severity(MEDIUM).judges(BackupVault.class);
  }

  @Override
  public Verdict judge(BackupVault vault, Inventory inventory) {
    if (!vault.holdsBackups()) {
      return notApplicable();
    }
    Fact<Boolean> locked = vault.locked();
    return locked.is(true) || vault.refusesDeletion()
        ? pass()
        : fail(locked, "nothing keeps recovery points of %s from being deleted", vault.name());
  }
}
