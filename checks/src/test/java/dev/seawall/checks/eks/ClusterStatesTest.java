package dev.seawall.checks.eks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters that are being made or deleted, that failed, that AWS does not run, or say nothing. */
class ClusterStatesTest {
  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
      """;

  private static final String LOGGING =
      "logging: {clusterLogging: [{types: [audit], enabled: true}]}";

  private static final String REGION =
      """
      ---
      type: AWS::Region
      arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
      DescribeClusterVersions:
        - {clusterVersion: "1.35", versionStatus: STANDARD_SUPPORT, defaultPlatformVersion: eks.9}
      """;

  /** The checks that judge clusters. */
  private static Catalogue ofClusters() {
    List<Check<?>> checks =
        Catalogue.load().checks().stream()
            .filter(check -> check.spec().judges() == EksCluster.class)
            .toList();
    assertThat(checks).hasSizeGreaterThan(25);
    return new Catalogue(checks);
  }

  private static Results judge(Snapshot snapshot) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return Judge.judge(new Inventory(snapshot), ofClusters(), Rules.none(), threads);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{status: CREATING, resourcesVpcConfig: null, logging: null, encryptionConfig: null}",
        "{status: DELETING, version: '1.35', health: null, tags: null, connectorConfig: null}",
        "{status: FAILED, version: '1.35', resourcesVpcConfig: {}, kubernetesNetworkConfig: {}}",
        "{status: PENDING, connectorConfig: {}, health: {}, logging: {}}",
        "{status: UPDATING, resourcesVpcConfig: {subnetIds: null, publicAccessCidrs: null}}"
      })
  void whateverIsMissingNoCheckFails(String described) {
    Results results = judge(Snapshots.files(CLUSTER + "DescribeCluster: " + described));
    assertThat(results.crashed()).isEmpty();
    assertThat(results.findings()).allMatch(finding -> !finding.message().contains("null"));
  }

  @Test
  void aRegisteredClusterIsNotAskedForWhatAwsDoesNotRun() {
    Results results =
        judge(
            Snapshots.files(
                CLUSTER
                    + """
                    DescribeCluster:
                      status: ACTIVE
                      connectorConfig: {provider: GKE}
                      tags: {owner: a}
                    ListAddons: []
                    ListInsights: []
                    ListAccessEntries: []
                    DescribeLogGroups: []
                    """));
    assertThat(results.findings()).extracting(Finding::check).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATING", "DELETING", "PENDING"})
  void aClusterThatIsNotUpIsNotAskedForItsLogsAndItsBuild(String status) {
    Snapshot snapshot =
        Snapshots.files(
            CLUSTER
                + "DescribeCluster: {status: %s, version: '1.35', platformVersion: eks.1, %s}\n"
                    .formatted(status, LOGGING)
                + "DescribeLogGroups: []\n"
                + REGION);
    for (Check<?> check :
        List.of(
            new ControlPlaneLogGroupMissing(),
            new AuditLogStopped(),
            new PlatformVersionBehind())) {
      Results results = Examples.judge(check, snapshot);
      assertThat(results.findings()).isEmpty();
      assertThat(results.unknown()).isEmpty();
    }
  }

  /** A group that is gone is told once; a cluster of an hour ago has nothing to show yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{status: ACTIVE, %s}",
        "{status: ACTIVE, createdAt: '2026-11-20T11:00:00Z', %s}",
        "{status: ACTIVE, logging: {clusterLogging: [{types: [api], enabled: true}]}}"
      })
  void aLogHasNotStoppedWhereThereIsNone(String described) {
    boolean young = described.contains("createdAt");
    String groups = young ? "['arn:aws:logs:eu-west-1:111122223333:log-group:x']" : "[]";
    Results results =
        Examples.judge(
            new AuditLogStopped(),
            Snapshots.files(
                CLUSTER
                    + "DescribeCluster: "
                    + described.formatted(LOGGING)
                    + "\nDescribeLogGroups: "
                    + groups
                    + "\n---\ntype: AWS::Logs::LogGroup\n"
                    + "arn: arn:aws:logs:eu-west-1:111122223333:log-group:x\n"
                    + "DescribeLogStreams: []\n"));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
  }

  /** GuardDuty that installs its agent itself, or does not watch containers, asks for none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Name: RUNTIME_MONITORING, Status: ENABLED,"
            + " AdditionalConfiguration: [{Name: EKS_ADDON_MANAGEMENT, Status: ENABLED}]}",
        "{Name: RUNTIME_MONITORING, Status: DISABLED}",
        "{Name: S3_DATA_EVENTS, Status: ENABLED}"
      })
  void theGuardDutyAgentIsMissingOnlyWhereItsOwnerHasToInstallIt(String feature) {
    String documents =
        CLUSTER
            + """
            DescribeCluster: {status: ACTIVE}
            ListNodegroups: [workers]
            ListAddons: []
            ---
            type: AWS::Region
            arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
            ListDetectors: ["1"]
            ---
            type: AWS::GuardDuty::Detector
            arn: arn:aws:guardduty:eu-west-1:111122223333:detector/1
            GetDetector: {Status: ENABLED, Features: [%s]}
            """;
    GuarddutyAgentMissing check = new GuarddutyAgentMissing();
    assertThat(Examples.judge(check, Snapshots.files(documents.formatted(feature))).findings())
        .isEmpty();
    String byHand = "{Name: EKS_RUNTIME_MONITORING, Status: ENABLED}";
    String missing = documents.formatted(byHand);
    assertThat(Examples.judge(check, Snapshots.files(missing)).findings()).hasSize(1);
    Results onFargate = Examples.judge(check, Snapshots.files(missing.replace("workers", "")));
    assertThat(onFargate.findings()).isEmpty();
    assertThat(onFargate.unknown()).isEmpty();
  }

  /** Logging that was turned on just now has written nothing yet. */
  @ParameterizedTest
  @CsvSource({"2026-11-20T11:30:00Z, 0", "2026-11-01T11:30:00Z, 1"})
  void anAuditLogThatWasJustTurnedOnHasNotStopped(String turnedOn, int fails) {
    Results results =
        Examples.judge(
            new AuditLogStopped(),
            Snapshots.files(
                CLUSTER
                    + """
                    DescribeCluster: {status: ACTIVE, createdAt: '2025-01-01T00:00:00Z', %s}
                    DescribeLogGroups: ['arn:aws:logs:eu-west-1:111122223333:log-group:x']
                    ListUpdates: [{type: LoggingUpdate, createdAt: '%s'}]
                    ---
                    type: AWS::Logs::LogGroup
                    arn: arn:aws:logs:eu-west-1:111122223333:log-group:x
                    DescribeLogStreams: []
                    """
                        .formatted(LOGGING, turnedOn)));
    assertThat(results.unknown()).isEmpty();
    assertThat(results.findings()).hasSize(fails);
  }

  @Test
  void aCapabilityOfAClusterThatWasNotReadIsUnknown() {
    Results results =
        Examples.judge(
            new CapabilityIsClusterAdmin(),
            Snapshots.files(
                """
                type: AWS::EKS::Capability
                arn: arn:aws:eks:eu-west-1:111122223333:capability/prod/kro/kro/1
                DescribeCapability:
                  clusterName: prod
                  roleArn: arn:aws:iam::111122223333:role/kro
                """));
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .asString()
        .contains("was not read");
  }

  /** A log that is off cannot be watched; that it is off is told elsewhere. */
  @ParameterizedTest
  @ValueSource(strings = {"audit", "api"})
  void anAuditLogThatIsOffIsNotCalledUnwatched(String type) {
    Results results =
        Examples.judge(
            new AuditLogUnwatched(),
            Snapshots.files(
                CLUSTER
                    + """
                    DescribeCluster: {logging: {clusterLogging: [{types: [%s], enabled: true}]}}
                    ---
                    type: AWS::Logs::LogGroup
                    arn: arn:aws:logs:eu-west-1:111122223333:log-group:/aws/eks/prod/cluster
                    DescribeSubscriptionFilters: []
                    DescribeMetricFilters: []
                    ---
                    type: AWS::Region
                    arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
                    ListDetectors: []
                    """
                        .formatted(type)));
    assertThat(results.findings()).hasSize(type.equals("audit") ? 1 : 0);
  }
}
