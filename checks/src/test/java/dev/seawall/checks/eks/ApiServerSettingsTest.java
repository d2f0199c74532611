package dev.seawall.checks.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers set of the API server, in whatever words, is compared with its defaults. */
class ApiServerSettingsTest {
  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      DescribeCluster: {version: '1.35', kubeApiServerConfig: {%s}%s}
      """;

  private static Results judge(Check<EksCluster> check, String settings) {
    return judge(check, settings, "");
  }

  private static Results judge(Check<EksCluster> check, String settings, String more) {
    return Examples.judge(check, Snapshots.files(CLUSTER.formatted(settings, more)));
  }

  @ParameterizedTest
  @CsvSource({
    "59m, true",
    "60m, false",
    "1h, false",
    "1h0m0s, false",
    "59m59s, true",
    "3600s, false",
    "3599s, true",
    "3600000ms, false",
    "2h, false",
    "0s, true"
  })
  void lifetimesAreComparedWhateverUnitsTheyAreIn(String lifetime, boolean early) {
    Results results = judge(new EventsExpireEarly(), "eventTtl: " + lifetime);
    assertThat(results.findings()).hasSize(early ? 1 : 0);
    assertThat(results.unknown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "''", "60", "'60'", "-1h", "1.5h", "1h 5m", "99999999999h"})
  void aLifetimeThatIsNoneIsUnknown(String lifetime) {
    Results results = judge(new EventsExpireEarly(), "eventTtl: " + lifetime);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{minPort: 0, maxPort: 32767}",
        "{minPort: 32000, maxPort: 31000}",
        "{minPort: 30000, maxPort: 70000}",
        "{minPort: some, maxPort: 32767}"
      })
  void aRangeThatIsNoneIsUnknown(String range) {
    Results results = judge(new NodePortRangeWidened(), "serviceNodePortRange: " + range);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{minPort: 27000}|the nodes' ports 27000-29999 beside 30000-32767, among them 27017"
            + " (MongoDB)",
        "{maxPort: 40000}|the nodes' ports 32768-40000 beside 30000-32767",
        "{minPort: 29000, maxPort: 33000}|29000-29999 and 32768-33000 beside 30000-32767",
        "{minPort: 11211, maxPort: 11211}|the nodes' ports 11211-11211 beside 30000-32767, among"
            + " them 11211 (memcached)",
        "{minPort: 10260}|10260-29999 beside 30000-32767, among them 11211 (memcached), 27017"
      })
  void aFindingTellsThePortsThatCameIn(String range, String told) {
    assertThat(judge(new NodePortRangeWidened(), "serviceNodePortRange: " + range).findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains(told);
  }

  @Test
  void aClusterThatAwsDoesNotRunIsNotAsked() {
    String foreign = ", connectorConfig: {provider: GKE}";
    assertThat(judge(new EventsExpireEarly(), "eventTtl: 1m", foreign).coverage().decided())
        .isZero();
    assertThat(
            judge(new NodePortRangeWidened(), "serviceNodePortRange: {minPort: 1}", foreign)
                .coverage()
                .decided())
        .isZero();
  }

  @Test
  void aVersionMayKeepEventsForLonger() {
    String region =
        """
        ---
        type: AWS::Region
        arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
        DescribeClusterVersions:
          - {clusterVersion: '1.35', controlPlaneComponentConfig: {kubeApiServerConfig: {eventTtl: {defaultValue: 3h}}}}
        """;
    Results results =
        Examples.judge(
            new EventsExpireEarly(),
            Snapshots.files(CLUSTER.formatted("eventTtl: 1h", "") + region));
    assertThat(results.findings())
        .singleElement()
        .extracting(Finding::message)
        .isEqualTo("prod deletes its events after 1h, by default after 180 minutes");
  }

  @Test
  void theVersionOfAnotherKindOfClusterDecidesNothing() {
    String region =
        """
        ---
        type: AWS::Region
        arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
        DescribeClusterVersions:
          - clusterVersion: '1.35'
            clusterType: eks-local-outposts
            controlPlaneComponentConfig: {kubeApiServerConfig: {eventTtl: {defaultValue: 5m}}}
          - clusterVersion: '1.35'
            clusterType: eks
            controlPlaneComponentConfig: {kubeApiServerConfig: {eventTtl: {defaultValue: often}}}
        """;
    Results results =
        Examples.judge(
            new EventsExpireEarly(),
            Snapshots.files(CLUSTER.formatted("eventTtl: 30m", "") + region));
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .isEqualTo("\"often\" is no duration");
  }
}
