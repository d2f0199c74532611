package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.container.PrivilegedContainer;
import dev.seawall.checks.eks.PublicApiEndpoint;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What was not read of an AWS resource is never taken for harmless. */
class AwsSideTest {
  private static final String ARN = "arn:aws-cn:eks:cn-north-1:111122223333:cluster/prod";

  @Test
  void anOperationThatWasNotCalledIsUnknown() {
    Results results =
        judge("{type: 'AWS::EKS::Cluster', arn: '%s', ListNodegroups: []}".formatted(ARN));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .asString()
        .contains("DescribeCluster of AWS::EKS::Cluster 111122223333/cn-north-1/prod");
    assertThat(results.coverage().complete()).isFalse();
  }

  @Test
  void anOperationThatWasDeniedIsUnknownWithItsReason() {
    Map<String, Value> fields =
        Map.of(
            "type", new Text("AWS::EKS::Cluster"),
            "arn", new Text(ARN),
            "DescribeCluster", new Unresolved("eks:DescribeCluster was denied"));
    Snapshot files = Snapshots.files("");
    Document document = new Document(Mapping.of(fields), new Origin.Api(ARN));
    Results results =
        Examples.judge(
            new PublicApiEndpoint(),
            new Snapshot(files.scope(), List.of(document), List.of(), List.of()));
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .asString()
        .contains("eks:DescribeCluster was denied");
  }

  @Test
  void aCheckOfAwsIsNotAskedWhereNobodyReadIt() {
    Results results = judge("{apiVersion: v1, kind: Namespace, metadata: {name: a}}");
    assertThat(results.coverage().notEvaluated())
        .containsEntry("public-api-endpoint", "needs the AWS side of a cluster");
    assertThat(results.unknown()).isEmpty();
  }

  @Test
  void aCheckOfKubernetesIsNotAskedWhereOnlyAwsWasRead() {
    String yaml =
        "{type: 'AWS::EKS::Cluster', arn: '%s', DescribeCluster: {status: ACTIVE}}".formatted(ARN);
    Results results = Examples.judge(new PrivilegedContainer(), Snapshots.cluster(yaml));
    assertThat(results.coverage().notEvaluated())
        .containsEntry("privileged-container", "needs the Kubernetes side of a cluster");
  }

  @Test
  void thatAwsWasReadToTheEndSaysNothingOfKubernetes() {
    Scope everythingOfAws =
        new Scope(
            Scope.Kind.CLUSTER, "prod", new TreeSet<>(Set.of(AwsTypes.EKS_CLUSTERS)), Map.of());
    Document cluster =
        new Document(
            Mapping.of(Map.of("type", new Text("AWS::EKS::Cluster"), "arn", new Text(ARN))),
            new Origin.Api(ARN));
    Results results =
        Examples.judge(
            new PrivilegedContainer(),
            new Snapshot(everythingOfAws, List.of(cluster), List.of(), List.of()));
    assertThat(results.coverage().notEvaluated())
        .containsEntry("privileged-container", "needs the Kubernetes side of a cluster");
  }

  @Test
  void aFindingNamesTheResourceByItsArn() {
    Results results =
        judge(
            """
            type: AWS::EKS::Cluster
            arn: %s
            DescribeCluster: {resourcesVpcConfig: {endpointPublicAccess: true}}
            """
                .formatted(ARN));
    assertThat(results.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.asset())
                  .isEqualTo(
                      new ResourceId(
                          "", "AWS::EKS::Cluster", "111122223333/cn-north-1", "prod", ARN));
              assertThat(finding.evidence().getFirst().path())
                  .isEqualTo("DescribeCluster.resourcesVpcConfig.endpointPublicAccess");
            });
  }

  private static Results judge(String yaml) {
    return Examples.judge(new PublicApiEndpoint(), Snapshots.files(yaml));
  }
}
