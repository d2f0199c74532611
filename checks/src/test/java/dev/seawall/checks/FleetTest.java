package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.eks.PublicApiEndpoint;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Fleet;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.judge.Score;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Position;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many clusters make one report that is never better than any of them. */
class FleetTest {
  private final Fleet fleet = new Fleet(Rules.none());

  private static Results cluster(String name, String access) {
    return Examples.judge(
        new PublicApiEndpoint(),
        Snapshots.cluster(
            """
            type: AWS::EKS::Cluster
            arn: arn:aws:eks:eu-west-1:111122223333:cluster/%s
            %s
            """
                .formatted(name, access)));
  }

  private static Results open(String name) {
    return cluster(name, "DescribeCluster: {resourcesVpcConfig: {endpointPublicAccess: true}}");
  }

  private static Results closed(String name) {
    return cluster(name, "DescribeCluster: {resourcesVpcConfig: {endpointPublicAccess: false}}");
  }

  private Results all() {
    return fleet.results("clusters", Map.of(), List.of(), List.of());
  }

  @Test
  void whatIsFoundTwiceIsToldOnce() {
    fleet.add(open("a"));
    fleet.add(open("b"));
    fleet.add(open("b"));
    assertThat(all().findings()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    assertThat(all().findings()).hasSize(2).isSorted();
  }

  @Test
  void theScoreIsThatOfTheWorst() {
    fleet.add(closed("a"));
    assertThat(all().score()).isEqualTo(new Score(100, 100));
    fleet.add(open("b"));
    assertThat(all().score()).isEqualTo(new Score(0, 0));
  }

  @Test
  void oneClusterThatWasNotReadMakesTheWholeIncomplete() {
    fleet.add(closed("a"));
    assertThat(all().isComplete()).isTrue();
    fleet.add(cluster("b", "ListAddons: []"));
    assertThat(all().isComplete()).isFalse();
    assertThat(all().score()).isEqualTo(Score.NONE);
    assertThat(all().unknown()).hasSize(1);
  }

  @Test
  void noClusterIsNotAPass() {
    assertThat(all().isComplete()).isFalse();
  }

  @Test
  void aRegionThatWasNotReadMakesTheWholeIncomplete() {
    fleet.add(closed("a"));
    Problem region =
        new Problem(Problem.Level.ERROR, "me-south-1", Position.UNKNOWN, "not reached");
    assertThat(fleet.results("clusters", Map.of(), List.of(), List.of(region)).isComplete())
        .isFalse();
  }
}
