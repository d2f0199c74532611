package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;

/** A vault of AWS Backup ({@code backup:ListBackupVaults}) and its policy. */
public final class BackupVault extends AwsResource {
  private static final String LISTED = "ListBackupVaults";
  private static final String POLICY = "GetBackupVaultAccessPolicy";

  public BackupVault(Document document) {
    super(document);
  }

  /** Whether there is anything in it; the console makes an empty one. */
  public boolean holdsBackups() {
    return number(LISTED, "NumberOfRecoveryPoints").or(0L) > 0;
  }

  /** Whether Vault Lock keeps recovery points until their time is over. */
  public Fact<Boolean> locked() {
    return flag(LISTED, "Locked").orDefault(false);
  }

  public ResourcePolicy policy() {
    return ResourcePolicy.of(this, POLICY);
  }

  /** Whether the policy refuses everybody, but for whom it spares, to delete recovery points. */
  public boolean refusesDeletion() {
    return policy().refuses("backup:DeleteRecoveryPoint");
  }
}
