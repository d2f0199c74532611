package dev.seawall.core.aws;

import static dev.seawall.core.aws.ClusterVersion.Support.EXTENDED_SUPPORT;
import static dev.seawall.core.aws.ClusterVersion.Support.STANDARD_SUPPORT;
import static dev.seawall.core.aws.ClusterVersion.Support.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of Kubernetes EKS supports: AWS is asked, and a calendar is the second choice. */
class ClusterVersionTest {
  private static final String REGION =
      """
      ---
      type: AWS::Region
      arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
      """;

  private static ClusterVersion version(String version, String region, String time) {
    String cluster =
        """
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        DescribeCluster: {version: "%s"}
        """
            .formatted(version);
    Aws aws = new Inventory(Snapshots.files(cluster + region)).aws();
    Optional<Instant> now = time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time));
    return ClusterVersion.of(aws.all(EksCluster.class).getFirst(), aws, now);
  }

  /** The EKS user guide's calendar, on the days before and after its borders. */
  @ParameterizedTest
  @CsvSource({
    "1.32, 2026-03-22T23:59:59Z, STANDARD_SUPPORT",
    "1.32, 2026-03-23T00:00:00Z, EXTENDED_SUPPORT",
    "1.32, 2027-03-22T23:59:59Z, EXTENDED_SUPPORT",
    "1.32, 2027-03-23T00:00:00Z, UNSUPPORTED",
    "1.31, 2026-11-20T12:00:00Z, EXTENDED_SUPPORT",
    "1.28, 2020-01-01T00:00:00Z, UNSUPPORTED",
    "1.9, 2026-11-20T12:00:00Z, UNSUPPORTED"
  })
  void theCalendarDecidesWhereAwsWasNotAsked(
      String version, String time, ClusterVersion.Support expected) {
    assertThat(version(version, "", time).support()).isEqualTo(expected);
    assertThat(version(version, REGION + "ListDetectors: []\n", time).support())
        .isEqualTo(expected);
  }

  @Test
  void whatAwsSaysGoesBeforeTheCalendar() {
    String said =
        REGION
            + """
            DescribeClusterVersions:
              - {clusterVersion: "1.30", versionStatus: STANDARD_SUPPORT}
              - {clusterVersion: "1.31", status: extended-support}
              - {clusterVersion: "1.35", clusterType: eks, versionStatus: UNSUPPORTED}
              - {clusterVersion: "1.35", clusterType: outposts, versionStatus: STANDARD_SUPPORT}
            """;
    assertThat(version("1.30", said, "").support()).isEqualTo(STANDARD_SUPPORT);
    assertThat(version("1.31", said, "").support()).isEqualTo(EXTENDED_SUPPORT);
    assertThat(version("1.35", said, "").support()).isEqualTo(UNSUPPORTED);
    assertThat(version("1.29", said, "").support()).isEqualTo(UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{clusterVersion: '1.35', versionStatus: STANDARD_SUPPORT}]",
        "[{clusterVersion: '1.36', versionStatus: SOMETHING_NEW}]",
        "[]"
      })
  void aVersionThatNobodyKnowsIsUnknown(String versions) {
    String said = REGION + "DescribeClusterVersions: " + versions + "\n";
    assertThatThrownBy(() -> version("1.36", said, "2026-11-20T12:00:00Z"))
        .isInstanceOf(UnresolvedFactException.class);
  }

  @Test
  void theCalendarIsUnknownWithoutADateAndForNewerVersions() {
    assertThatThrownBy(() -> version("1.34", "", ""))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("when the snapshot was collected");
    assertThatThrownBy(() -> version("1.36", "", "2026-11-20T12:00:00Z"))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("1.36 is not known");
  }

  @Test
  void theSettingsOfAnotherRegionSayNothing() {
    String other =
        """
        ---
        type: AWS::Region
        arn: arn:aws:account:eu-west-2:111122223333:region/eu-west-2
        DescribeClusterVersions: [{clusterVersion: "1.35", versionStatus: UNSUPPORTED}]
        """;
    assertThat(version("1.35", other, "2026-11-20T12:00:00Z").support())
        .isEqualTo(STANDARD_SUPPORT);
  }
}
