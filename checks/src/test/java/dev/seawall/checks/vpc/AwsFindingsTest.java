package dev.seawall.checks.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.detection.ExternalAccessFound;
import dev.seawall.checks.detection.GuardDutyDisabled;
import dev.seawall.checks.detection.NoTrailOfAllRegions;
import dev.seawall.checks.loadbalancers.CertificateExpires;
import dev.seawall.checks.network.NetworkPolicyNotEnforced;
import dev.seawall.checks.registry.RepositoryOpenToOtherAccount;
import dev.seawall.checks.storage.AwsSecretNotRotated;
import dev.seawall.checks.storage.AwsSecretOpenToOthers;
import dev.seawall.checks.storage.MountTargetExposed;
import dev.seawall.core.aws.AwsRegion;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How bad a finding is, how it is told, and when nothing can be said. */
class AwsFindingsTest {
  private static final String REPOSITORY =
      """
      type: AWS::ECR::Repository
      arn: arn:aws:ecr:eu-west-1:111122223333:repository/app
      GetRepositoryPolicy:
        Statement: [{Effect: Allow, Principal: {AWS: "444455556666"}, Action: "%s"}]
      """;

  @ParameterizedTest
  @CsvSource({"ecr:*, HIGH", "ecr:PutImage, HIGH", "ecr:BatchGetImage, MEDIUM"})
  void anotherAccountThatMayPushIsWorseThanOneThatMayPull(String action, Severity severity) {
    assertThat(judge(new RepositoryOpenToOtherAccount(), REPOSITORY.formatted(action)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.message()).contains("account 444455556666", action);
            });
  }

  @ParameterizedTest
  @CsvSource({"2026-11-19T00:00:00Z, ended", "2026-11-21T00:00:00Z, ends"})
  void aCertificateThatEndedIsToldInThePast(String end, String word) {
    String certificate =
        """
        type: AWS::CertificateManager::Certificate
        arn: arn:aws:acm:eu-west-1:111122223333:certificate/1
        DescribeCertificate: {DomainName: shop.example.com, NotAfter: "%s"}
        """
            .formatted(end);
    assertThat(judge(new CertificateExpires(), certificate).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains(" " + word + " on " + end));
  }

  @Test
  void aPolicyThatCannotBeReadIsNotHarmless() {
    Results results =
        judge(
            new AwsSecretOpenToOthers(),
            """
            type: AWS::SecretsManager::Secret
            arn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1b2c3
            GetResourcePolicy: {Statement: [{Effect: allow, Principal: "*", Action: "*"}]}
            """);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  @Test
  void aTrailThatWasNotReadMayBeTheOneThatIsMissed() {
    String region =
        """
        type: AWS::Region
        arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
        DescribeTrails: ["arn:aws:cloudtrail:eu-west-1:111122223333:trail/a"]
        """;
    String partly =
        """
        ---
        type: AWS::CloudTrail::Trail
        arn: arn:aws:cloudtrail:eu-west-1:111122223333:trail/a
        DescribeTrails: {IsMultiRegionTrail: true}
        GetTrailStatus: {IsLogging: true}
        """;
    for (String text : new String[] {region, region + partly}) {
      Results results = judge(new NoTrailOfAllRegions(), text);
      assertThat(results.findings()).as(text).isEmpty();
      assertThat(results.unknown()).as(text).hasSize(1);
    }
  }

  @Test
  void whatAGroupOrSubnetOfAMountTargetSaysIsNotKnownUntilItIsRead() {
    String system =
        """
        type: AWS::EFS::FileSystem
        arn: arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1
        DescribeMountTargets: [{MountTargetId: fsmt-1, SubnetId: subnet-1, SecurityGroups: [sg-1]}]
        """;
    String subnet =
        """
        ---
        type: AWS::EC2::Subnet
        arn: arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-1
        DescribeRouteTables: %s
        """;
    String hidden = system + subnet.formatted("null");
    for (String text : new String[] {system, system + subnet.formatted("{Routes: []}"), hidden}) {
      Results results = judge(new MountTargetExposed(), text);
      assertThat(results.findings()).as(text).isEmpty();
      assertThat(results.unknown()).as(text).hasSize(1);
    }
  }

  @Test
  void aDetectorThatWasNotReadMayBeSuspended() {
    Results results =
        judge(
            new GuardDutyDisabled(),
            """
            type: AWS::Region
            arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
            ListDetectors: [d1]
            """);
    assertThat(results.unknown()).hasSize(1);
  }

  @Test
  void anAccountWithoutAnalyzerIsNotFreeOfExternalAccess() {
    String region =
        """
        type: AWS::Region
        arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
        ListAnalyzers: [%s]
        ListFindingsV2: []
        """;
    String[] none = {"", "{type: ACCOUNT_UNUSED_ACCESS, status: ACTIVE}"};
    for (String analyzers : none) {
      Inventory inventory = new Inventory(Snapshots.files(region.formatted(analyzers)));
      AwsRegion only = inventory.aws().all(AwsRegion.class).getFirst();
      assertThat(new ExternalAccessFound().judge(only, inventory))
          .as(analyzers)
          .isEqualTo(Verdict.notApplicable());
    }
  }

  @Test
  void whatAClassicLoadBalancerPublishesIsNotAHighRiskPort() {
    String group =
        """
        type: AWS::EC2::SecurityGroup
        arn: arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1
        DescribeSecurityGroups: {GroupId: sg-1}
        DescribeSecurityGroupRules:
          - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIpv4: 0.0.0.0/0}
        """;
    String balancer =
        """
        ---
        type: AWS::ElasticLoadBalancing::LoadBalancer
        arn: arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/a1b2
        DescribeLoadBalancers: {SecurityGroups: [sg-1]}
        """;
    assertThat(judge(new HighRiskPortOpenToInternet(), group).findings()).hasSize(1);
    assertThat(judge(new HighRiskPortOpenToInternet(), group + balancer).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, 1", "us-east-1, 0"})
  void aReplicaOfASecretIsRotatedWithItsPrimary(String primary, int findings) {
    String secret =
        """
        type: AWS::SecretsManager::Secret
        arn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-a1b2c3
        ListSecrets: {Name: db, PrimaryRegion: %s}
        """;
    assertThat(judge(new AwsSecretNotRotated(), secret.formatted(primary)).findings())
        .hasSize(findings);
  }

  @Test
  void policiesThatNothingHeedsAreToldOnce() {
    String cluster =
        """
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        DescribeCluster: {name: prod}
        ListAddons: [vpc-cni]
        ---
        type: AWS::EKS::Addon
        arn: arn:aws:eks:eu-west-1:111122223333:addon/prod/vpc-cni/aac7bbbb
        DescribeAddon: {addonName: vpc-cni, clusterName: prod, configurationValues: '%s'}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: aws-node, namespace: kube-system}
        spec:
          template:
            spec:
              containers: [{name: aws-eks-nodeagent, image: agent, args: [--enable-network-policy=%s]}]
        """;
    String policy =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: {}}
        """;
    String off = cluster.formatted("{}", "false");
    ClusterIgnoresNetworkPolicies ofCluster = new ClusterIgnoresNetworkPolicies();
    NetworkPolicyNotEnforced ofPods = new NetworkPolicyNotEnforced();
    assertThat(whole(ofCluster, off).findings()).hasSize(1);
    assertThat(whole(ofPods, off).findings()).isEmpty();
    assertThat(whole(ofCluster, off + policy).findings()).isEmpty();
    assertThat(whole(ofPods, off + policy).findings()).hasSize(1);
    String running = cluster.formatted("{}", "true");
    assertThat(whole(ofCluster, running).findings()).isEmpty();
    assertThat(whole(ofPods, running + policy).findings()).isEmpty();
  }

  private static Results judge(Check<?> check, String yaml) {
    return Examples.judge(check, Snapshots.files(yaml));
  }

  private static Results whole(Check<?> check, String yaml) {
    return Examples.judge(check, Snapshots.cluster(yaml));
  }
}
