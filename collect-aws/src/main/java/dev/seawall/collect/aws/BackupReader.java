package dev.seawall.collect.aws;

import static dev.seawall.core.aws.AwsTypes.BACKUP_VAULTS;
import static dev.seawall.core.aws.AwsTypes.REGIONS;

import software.amazon.awssdk.services.backup.BackupClient;

/** AWS Backup in a region: what it has recovery points of, and the vaults that hold them. */
final class BackupReader {
  private static final Operation PROTECTED = Operation.of(REGIONS, "ListProtectedResources");
  private static final Operation VAULTS =
      Operation.of(BACKUP_VAULTS, "ListBackupVaults").listing(BACKUP_VAULTS);
  private static final Operation POLICY =
      Operation.of(BACKUP_VAULTS, "GetBackupVaultAccessPolicy").orNone("ResourceNotFoundException");

  private final Reading reading;
  private final KmsReader keys;

  BackupReader(Reading reading, KmsReader keys) {
    this.reading = reading;
    this.keys = keys;
  }

  /** Which resources have a recovery point, and when the newest was made. */
  void protectedResources(String region) {
    reading.put(
        PROTECTED,
        region,
        reading.all(
            PROTECTED,
            reading.place().namespace(),
            () -> reading.clients().backup().listProtectedResourcesPaginator(r -> {}),
            "Results"));
  }

  /** The vaults of the region with their policies. */
  void vaults() {
    if (!reading.wants(BACKUP_VAULTS)) {
      return;
    }
    BackupClient backup = reading.clients().backup();
    Answer all =
        reading.all(
            VAULTS,
            reading.place().namespace(),
            () -> backup.listBackupVaultsPaginator(r -> {}),
            "BackupVaultList");
    reading
        .tasks()
        .each(
            all.mappings(),
            vault -> {
              String name = Values.text(vault, "BackupVaultName");
              String arn = Values.text(vault, "BackupVaultArn");
              reading.put(VAULTS, arn, vault);
              reading.put(
                  POLICY,
                  arn,
                  reading.one(
                      POLICY,
                      arn,
                      () -> backup.getBackupVaultAccessPolicy(r -> r.backupVaultName(name)),
                      "Policy"));
              keys.key(Values.text(vault, "EncryptionKeyArn"));
              return true;
            });
  }
}
