package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.collect.aws.FakeAws.Response;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Gap.Reason;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Unresolved;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AWS Backup says of its vaults, and what it refuses to say. */
class BackupReaderTest {
  private FakeAws aws;
  private SdkEnvironment sdk;

  @BeforeEach
  void start() throws IOException {
    aws = FakeAws.start();
    sdk = SdkEnvironment.of(aws.url());
    aws.on(
            "GET /clusters/prod",
            Response.json("{\"cluster\":{\"name\":\"prod\",\"status\":\"ACTIVE\"}}"))
        .on(
            "GET /backup-vaults/",
            Response.json(
                "{\"BackupVaultList\":[{\"BackupVaultName\":\"nightly\",\"BackupVaultArn\":"
                    + "\"arn:aws:backup:eu-west-1:111122223333:backup-vault:nightly\","
                    + "\"NumberOfRecoveryPoints\":3,\"Locked\":true}]}"));
  }

  @AfterEach
  void stop() {
    sdk.close();
    aws.close();
  }

  private static Collected collect() throws AwsConnectionException {
    List<Collected> clusters = new ArrayList<>();
    try (AwsCollector collector =
        AwsCollector.open(
            AwsConnection.STANDARD.inRegions(List.of("eu-west-1")), CollectOptions.STANDARD)) {
      collector.collect(
          new Target.Named(List.of("prod")),
          List.of(AwsTypes.EKS_CLUSTERS, AwsTypes.BACKUP_VAULTS),
          _ -> Mentioned.NOTHING,
          Progress.SILENT,
          clusters::add);
    }
    assertThat(clusters).hasSize(1);
    return clusters.getFirst();
  }

  private static Mapping vault(Collected collected) {
    return collected.documents().stream()
        .map(document -> document.value())
        .filter(value -> Values.text(value, "type").equals("AWS::Backup::BackupVault"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> refused(Collected collected) {
    return collected.gaps().stream()
        .filter(gap -> gap.reason() == Reason.FORBIDDEN)
        .map(Gap::verb)
        .toList();
  }

  @Test
  void aVaultWithoutAPolicyHasNone() throws AwsConnectionException {
    aws.on(
        "GET /backup-vaults/nightly/access-policy",
        Response.error(400, "ResourceNotFoundException", "no policy"));

    Collected prod = collect();

    assertThat(vault(prod).get("GetBackupVaultAccessPolicy")).isEqualTo(Null.NULL);
    assertThat(refused(prod)).isEmpty();
  }

  @Test
  void aPolicyThatIsRefusedIsAGapThatNamesThePermission() throws AwsConnectionException {
    aws.on(
        "GET /backup-vaults/nightly/access-policy",
        Response.error(403, "AccessDeniedException", "not authorized"));

    Collected prod = collect();

    assertThat(vault(prod).get("GetBackupVaultAccessPolicy")).isInstanceOf(Unresolved.class);
    assertThat(refused(prod)).containsExactly("backup:GetBackupVaultAccessPolicy");
  }

  @Test
  void vaultsThatCannotBeListedAreNotTakenForNone() throws AwsConnectionException {
    aws.on("GET /backup-vaults/", Response.error(403, "AccessDeniedException", "not authorized"));

    Collected prod = collect();

    assertThat(refused(prod)).containsExactly("backup:ListBackupVaults");
    assertThat(prod.scope().complete()).doesNotContain(AwsTypes.BACKUP_VAULTS);
  }
}
