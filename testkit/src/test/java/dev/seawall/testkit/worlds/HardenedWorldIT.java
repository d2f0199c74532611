package dev.seawall.testkit.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seawall.testkit.aws.AwsEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The AWS CLI reads back that what was hardened is hardened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardenedWorldIT {
  private AwsEnvironment aws;
  private World.Built world;

  @BeforeAll
  void build() {
    aws = AwsEnvironment.start();
    world = World.HARDENED.build(aws);
  }

  @AfterAll
  void stop() {
    aws.close();
  }

  @Test
  void nothingIsExpectedToBeFound() {
    assertThat(world.expected()).isEmpty();
  }

  @Test
  void theClusterIsPrivateLoggedEncryptedAndKept() {
    JsonNode cluster = aws.cli("eks", "describe-cluster", "--name", "ledger").path("cluster");
    JsonNode network = cluster.path("resourcesVpcConfig");

    assertThat(network.path("endpointPublicAccess").asBoolean(true)).isFalse();
    assertThat(network.path("endpointPrivateAccess").asBoolean()).isTrue();
    assertThat(network.path("vpcId").asText()).isEqualTo(world.id("vpc.ledger"));
    assertThat(cluster.path("logging").path("clusterLogging")).hasSize(1);
    assertThat(cluster.path("deletionProtection").asBoolean()).isTrue();
    assertThat(cluster.path("encryptionConfig").path(0).path("provider").path("keyArn").asText())
        .endsWith(world.id("key.ledger-cluster"));
  }

  @Test
  void noRuleOfAnySecurityGroupIsOpenToTheWorld() {
    JsonNode open =
        aws.cli(
            "ec2",
            "describe-security-group-rules",
            "--query",
            "SecurityGroupRules[?(CidrIpv4=='0.0.0.0/0'||CidrIpv6=='::/0') && !IsEgress].GroupId");
    JsonNode groups =
        aws.cli(
            "ec2",
            "describe-security-groups",
            "--filters",
            "Name=vpc-id,Values=" + world.id("vpc.ledger"),
            "--query",
            "SecurityGroups[?GroupName=='default'].[IpPermissions, IpPermissionsEgress][]");

    assertThat(open).isEmpty();
    assertThat(groups).allSatisfy(rules -> assertThat(rules).isEmpty());
  }

  @Test
  void nodesAreWhatTheirTemplateSays() {
    JsonNode instances =
        aws.cli("ec2", "describe-instances", "--query", "Reservations[].Instances[]");
    JsonNode volumes = aws.cli("ec2", "describe-volumes", "--query", "Volumes[].Encrypted");

    assertThat(instances).hasSize(3);
    for (JsonNode instance : instances) {
      assertThat(instance.path("MetadataOptions").path("HttpTokens").asText())
          .isEqualTo("required");
      assertThat(instance.path("MetadataOptions").path("HttpPutResponseHopLimit").asInt())
          .isEqualTo(1);
      assertThat(instance.has("PublicIpAddress")).isFalse();
    }
    assertThat(instances.findValuesAsText("AvailabilityZone"))
        .containsExactlyInAnyOrder("eu-west-1a", "eu-west-1b", "eu-west-1c");
    assertThat(volumes).isNotEmpty().allMatch(JsonNode::asBoolean);
  }

  @Test
  void everyAddOnThatNeedsARoleHasOneOfItsOwn() {
    JsonNode associations =
        aws.cli(
            "eks",
            "list-pod-identity-associations",
            "--cluster-name",
            "ledger",
            "--query",
            "associations[?ownerArn].serviceAccount");

    assertThat(associations.toString())
        .contains("aws-node", "ebs-csi-controller-sa", "efs-csi-controller-sa", "cloudwatch-agent");
  }

  @Test
  void theAccountWatches() {
    JsonNode account =
        aws.cli("inspector2", "batch-get-account-status", "--query", "accounts[0].resourceState");
    JsonNode trail = aws.cli("cloudtrail", "get-trail-status", "--name", "ledger");
    JsonNode standards = aws.cli("securityhub", "get-enabled-standards");
    JsonNode filters =
        aws.cli(
            "logs",
            "describe-metric-filters",
            "--log-group-name",
            "/aws/eks/ledger/cluster",
            "--query",
            "metricFilters[].filterName");
    JsonNode alarms =
        aws.cli("cloudwatch", "describe-alarms", "--query", "MetricAlarms[].AlarmName");

    assertThat(account.path("ec2").path("status").asText()).isEqualTo("ENABLED");
    assertThat(trail.path("IsLogging").asBoolean()).isTrue();
    assertThat(standards.path("StandardsSubscriptions")).hasSize(1);
    assertThat(filters.toString()).contains("anonymous-access", "secrets-listed");
    assertThat(alarms.toString()).contains("anonymous-access", "eks-changed");
  }
}
