package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.iam.ClusterRoleShared;
import dev.seawall.checks.iam.NodeRoleOfSeveralClusters;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.ClusterComparison;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What several clusters share is told when they stand side by side, and never of one alone. */
class ComparisonTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/control-plane";
  private final ClusterComparison comparison =
      new ClusterComparison(
          new Catalogue(List.of(new ClusterRoleShared(), new NodeRoleOfSeveralClusters())),
          Rules.none());

  private void cluster(String region, String name, String described) {
    comparison.add(
        new Inventory(
            Snapshots.cluster(
                """
                type: AWS::EKS::Cluster
                arn: arn:aws:eks:%s:111122223333:cluster/%s
                %s
                ---
                type: AWS::IAM::Role
                arn: %s
                GetAccountAuthorizationDetails: {}
                """
                    .formatted(region, name, described, ROLE))));
  }

  private static String roleIs(String arn) {
    return "DescribeCluster: {roleArn: '" + arn + "'}";
  }

  private Results judge(Gap... hidden) {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      return comparison.judge(List.of(hidden), threads);
    }
  }

  @Test
  void twoClustersOfOneNameInTwoRegionsAreTwo() {
    cluster("eu-west-1", "prod", roleIs(ROLE));
    cluster("eu-central-1", "prod", roleIs(ROLE));
    assertThat(judge().findings())
        .extracting(Finding::message)
        .containsExactly("control-plane is the role of prod in eu-central-1, prod in eu-west-1");
  }

  @Test
  void nothingIsClaimedOfOneCluster() {
    cluster("eu-west-1", "prod", roleIs(ROLE));
    assertThat(judge().findings()).isEmpty();
    assertThat(judge().coverage().decided()).isZero();
    assertThat(judge().coverage().notEvaluated())
        .containsEntry("cluster-role-shared", "needs several clusters");
  }

  @Test
  void whatIsSharedIsToldThoughAnotherClusterWasNotRead() {
    cluster("eu-west-1", "prod", roleIs(ROLE));
    cluster("eu-west-1", "test", roleIs(ROLE));
    cluster("eu-west-1", "dark", "ListAddons: []");
    assertThat(judge().findings()).hasSize(1);
  }

  @Test
  void aRoleOfOneClusterIsNotClearedWhileAnotherWasNotRead() {
    cluster("eu-west-1", "prod", roleIs(ROLE));
    cluster("eu-west-1", "dark", "ListAddons: []");
    assertThat(judge().findings()).isEmpty();
    assertThat(judge().coverage().decided()).isZero();
    assertThat(judge().unknown()).hasSize(1);
  }

  @Test
  void aRegionThatWasNotListedHidesNoFindingAndIsNoPass() {
    cluster("eu-west-1", "prod", roleIs(ROLE));
    cluster("eu-west-1", "test", roleIs(ROLE));
    Gap region =
        new Gap(
            AwsTypes.EKS_CLUSTERS,
            "111122223333/eu-north-1",
            "eks:ListClusters",
            Gap.Reason.FORBIDDEN,
            "eks:ListClusters was denied");
    assertThat(judge(region).findings()).hasSize(1);
    assertThat(judge(region).unknown()).isNotEmpty();
    assertThat(judge(region).isComplete()).isFalse();
  }
}
