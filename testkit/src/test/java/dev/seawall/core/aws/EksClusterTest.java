package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster's answers mean, where they are silent and where they name other resources. */
class EksClusterTest {
  private static final String CLUSTER =
      """
      type: AWS::EKS::Cluster
      arn: arn:aws-us-gov:eks:us-gov-west-1:111122223333:cluster/prod
      """;

  private static Aws aws(String yaml) {
    return new Inventory(Snapshots.files(CLUSTER + yaml)).aws();
  }

  private static EksCluster cluster(Aws aws) {
    return aws.all(EksCluster.class).getFirst();
  }

  private static EksCluster cluster(String described) {
    return cluster(aws("DescribeCluster: " + described));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{resourcesVpcConfig: null}", "{resourcesVpcConfig: {}}"})
  void whatEksSetsUnlessItIsToldOtherwise(String described) {
    EksCluster cluster = cluster(described);
    assertThat(cluster.endpointPublicAccess().is(true)).isTrue();
    assertThat(cluster.endpointPrivateAccess().is(false)).isTrue();
    assertThat(cluster.publicAccess().isOpenToInternet()).isTrue();
    assertThat(cluster.deletionProtection().is(false)).isTrue();
    assertThat(cluster.loggedTypes()).isEmpty();
    assertThat(cluster.secretsKey()).isEmpty();
    assertThat(cluster.isRegistered()).isFalse();
    assertThat(cluster.isUp()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0.0.0.0/0]|true",
        "['::/0']|true",
        "[0.0.0.0/1, 128.0.0.0/1]|true",
        "[0.0.0.0/2, 64.0.0.0/2, 10.0.0.0/8]|true",
        "[]|true",
        "[10.0.0.0/8, 172.16.0.0/12]|false",
        "[203.0.113.7/32]|false"
      })
  void rangesAreAddedUp(String ranges, boolean open) {
    EksCluster cluster = cluster("{resourcesVpcConfig: {publicAccessCidrs: " + ranges + "}}");
    assertThat(cluster.publicAccess().isOpenToInternet()).isEqualTo(open);
  }

  @Test
  void aRangeThatIsNoneIsUnknown() {
    EksCluster cluster = cluster("{resourcesVpcConfig: {publicAccessCidrs: [pl-1]}}");
    assertThatThrownBy(cluster::publicAccess)
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("pl-1");
  }

  @Test
  void ofSeveralGroupsOfLogTypesThoseThatAreOnCount() {
    EksCluster cluster =
        cluster(
            "{logging: {clusterLogging: [{types: [audit], enabled: false},"
                + " {types: [api, scheduler], enabled: true}, {types: [authenticator]}]}}");
    assertThat(cluster.loggedTypes()).containsExactly("api", "scheduler");
  }

  @ParameterizedTest
  @CsvSource({"1.9, false", "1.27, false", "1.28, true", "1.100, true", "2.0, true"})
  void versionsAreComparedAsNumbers(String version, boolean expected) {
    assertThat(cluster("{version: '" + version + "'}").isAtLeast("1.28")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{version: latest}", "{version: '1'}"})
  void aVersionThatIsNoneIsUnknown(String described) {
    assertThatThrownBy(() -> cluster(described).isAtLeast("1.28"))
        .isInstanceOf(UnresolvedFactException.class);
  }

  @Test
  void theKeyCountsWhenItIsForSecrets() {
    assertThat(cluster("{encryptionConfig: [{resources: [], provider: {keyArn: a}}]}").secretsKey())
        .isEmpty();
    assertThat(
            cluster("{encryptionConfig: [{resources: [secrets], provider: {keyArn: a}}]}")
                .secretsKey())
        .hasValue("a");
  }

  @ParameterizedTest
  @CsvSource({"'',''", "'',':*'", "':*',''", "':*',':*'"})
  void theLogGroupIsFoundHoweverItsArnIsWritten(String listed, String own) {
    String arn = "arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/aws/eks/prod/cluster";
    Aws aws =
        aws(
            """
            DescribeLogGroups: ["%s%s"]
            ---
            type: AWS::Logs::LogGroup
            arn: "%s%s"
            """
                .formatted(arn, listed, arn, own));
    assertThat(cluster(aws).logGroup(aws))
        .hasValueSatisfying(group -> assertThat(group.clusterName()).hasValue("prod"));
  }

  @Test
  void aLogGroupThatIsThereAndWasNotReadIsUnknown() {
    Aws aws = aws("DescribeLogGroups: ['arn:aws:logs:eu-west-1:111122223333:log-group:x']");
    assertThatThrownBy(() -> cluster(aws).logGroup(aws))
        .isInstanceOf(UnresolvedFactException.class);
    Aws none = aws("DescribeLogGroups: []");
    assertThat(cluster(none).logGroup(none)).isEmpty();
  }

  /** A shared VPC belongs to the account of the network; one of another region is another. */
  @Test
  void theVpcIsFoundByItsIdInTheRegionOfTheCluster() {
    Aws aws =
        aws(
            """
            DescribeCluster: {resourcesVpcConfig: {vpcId: vpc-1}}
            ---
            type: AWS::EC2::VPC
            arn: arn:aws-us-gov:ec2:us-gov-east-1:111122223333:vpc/vpc-1
            ---
            type: AWS::EC2::VPC
            arn: arn:aws-us-gov:ec2:us-gov-west-1:444455556666:vpc/vpc-1
            """);
    assertThat(cluster(aws).vpc(aws).account()).isEqualTo("444455556666");
    Aws without = aws("DescribeCluster: {resourcesVpcConfig: {vpcId: vpc-2}}");
    assertThatThrownBy(() -> cluster(without).vpc(without))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("vpc-2 was not read");
  }

  @Test
  void anAddonIsFoundInItsOwnCluster() {
    Aws aws =
        aws(
            """
            ListAddons: [vpc-cni, coredns]
            ---
            type: AWS::EKS::Addon
            arn: arn:aws-us-gov:eks:us-gov-west-1:111122223333:addon/test/vpc-cni/1
            DescribeAddon: {addonName: vpc-cni, addonVersion: v1}
            ---
            type: AWS::EKS::Addon
            arn: arn:aws-us-gov:eks:us-gov-west-1:111122223333:addon/prod/vpc-cni/2
            DescribeAddon: {addonName: vpc-cni, addonVersion: v2}
            """);
    assertThat(cluster(aws).addon("vpc-cni", aws))
        .hasValueSatisfying(addon -> assertThat(addon.version().is("v2")).isTrue());
    assertThat(cluster(aws).addon("kube-proxy", aws)).isEmpty();
    assertThatThrownBy(() -> cluster(aws).addon("coredns", aws))
        .isInstanceOf(UnresolvedFactException.class);
  }

  /** A new UUID must not make a new finding of what was made again under its old name. */
  @ParameterizedTest
  @CsvSource({
    "AWS::EKS::Capability, capability/prod/argocd/cd/1b2c, prod/argocd/cd",
    "AWS::EKS::IdentityProviderConfig, identityproviderconfig/prod/oidc/people/1b2c,"
        + " prod/oidc/people",
    "AWS::EKS::Addon, addon/prod/vpc-cni/1b2c, prod/vpc-cni",
    "AWS::EKS::Cluster, cluster/prod, prod"
  })
  void namesHaveNoUuid(String type, String resource, String name) {
    Aws aws =
        new Inventory(
                Snapshots.files(
                    "type: %s\narn: arn:aws:eks:eu-west-1:111122223333:%s\n"
                        .formatted(type, resource)))
            .aws();
    assertThat(aws.resources()).singleElement().extracting(AwsResource::name).isEqualTo(name);
  }
}
