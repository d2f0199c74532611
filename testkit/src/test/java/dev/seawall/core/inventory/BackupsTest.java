package dev.seawall.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.aws.Volume;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;

/** A backup whose time was not read is a backup: it is never taken for none. */
class BackupsTest {
  private static final String TIMELESS = "{SnapshotId: snap-1, State: completed}";

  @Test
  void aBackupWithoutATimeLeavesTheAnswerOpen() {
    assertUnknown(volume(TIMELESS));
    assertUnknown(volume(TIMELESS + ", {State: completed, StartTime: \"2026-06-01T00:00:00Z\"}"));
  }

  @Test
  void besideARecentOneItDoesNotMatter() {
    Inventory inventory =
        volume(TIMELESS + ", {State: completed, StartTime: \"2026-11-19T00:00:00Z\"}");
    assertThat(Backups.newest(inventory.aws().all(Volume.class).getFirst(), inventory))
        .hasValueSatisfying(made -> assertThat(made.seen()).isEqualTo("2026-11-19T00:00:00Z"));
  }

  @Test
  void aRecoveryPointWithoutATimeLeavesTheAnswerOpen() {
    assertUnknown(
        inventory("", "{ResourceArn: \"arn:aws:ec2:eu-west-1:111122223333:volume/vol-1\"}"));
  }

  @Test
  void noneIsNone() {
    Inventory inventory = volume("");
    assertThat(Backups.newest(inventory.aws().all(Volume.class).getFirst(), inventory)).isEmpty();
  }

  private static void assertUnknown(Inventory inventory) {
    Volume volume = inventory.aws().all(Volume.class).getFirst();
    assertThatThrownBy(() -> Backups.newest(volume, inventory))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("when the last backup of");
  }

  private static Inventory volume(String snapshots) {
    return inventory(snapshots, "");
  }

  private static Inventory inventory(String snapshots, String points) {
    return new Inventory(
        Snapshots.cluster(
            """
            type: AWS::EC2::Volume
            arn: arn:aws:ec2:eu-west-1:111122223333:volume/vol-1
            DescribeVolumes: {VolumeId: vol-1}
            DescribeSnapshots: [%s]
            ---
            type: AWS::Region
            arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
            ListProtectedResources: [%s]
            """
                .formatted(snapshots, points)));
  }
}
