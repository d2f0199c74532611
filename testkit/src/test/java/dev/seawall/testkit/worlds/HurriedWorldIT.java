package dev.seawall.testkit.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.seawall.testkit.aws.AwsEnvironment;
import dev.seawall.testkit.kubernetes.ApiServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The AWS CLI and kubectl read back what was planted, joined over all three servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HurriedWorldIT {
  private AwsEnvironment aws;
  private ApiServer server;
  private World.Built world;

  @BeforeAll
  void build() {
    aws = AwsEnvironment.start();
    server = ApiServer.start();
    world = World.HURRIED.build(aws, server);
  }

  @AfterAll
  void stop() {
    server.close();
    aws.close();
  }

  private JsonNode cluster(String name) {
    return aws.cli("eks", "describe-cluster", "--name", name).path("cluster");
  }

  @Test
  void everyExpectationNamesSomethingThatWasBuilt() {
    assertThat(world.expected()).isNotEmpty();
    assertThat(world.expected())
        .allSatisfy(
            expected -> {
              assertThat(expected.id()).matches("[A-Z]{2}-\\d{2}");
              assertThat(expected.type()).isNotEmpty();
              assertThat(expected.name()).isNotEmpty().doesNotContain("$");
              assertThat(expected.because()).isNotEmpty();
            });
  }

  @Test
  void theClusterStandsInTheNetworkThatEc2Knows() {
    JsonNode network = cluster("shop").path("resourcesVpcConfig");

    JsonNode groups =
        aws.cli(
            "ec2",
            "describe-security-groups",
            "--group-ids",
            network.path("clusterSecurityGroupId").asText());
    JsonNode tables =
        aws.cli(
            "ec2",
            "describe-route-tables",
            "--filters",
            "Name=association.subnet-id,Values=" + network.path("subnetIds").path(0).asText(),
            "--query",
            "RouteTables[].Routes[].GatewayId");

    assertThat(network.path("vpcId").asText()).isEqualTo(world.id("vpc.shop"));
    assertThat(groups.path("SecurityGroups").path(0).path("VpcId").asText())
        .isEqualTo(world.id("vpc.shop"));
    assertThat(tables.toString()).contains("igw-");
  }

  @Test
  void theEndpointIsTheApiServers() {
    assertThat(cluster("shop").path("endpoint").asText()).isEqualTo(server.url());
    assertThat(server.kubectlAs("admin", "get", "deployments", "-n", "shop", "-o", "name"))
        .contains("deployment.apps/orders");
  }

  @Test
  void aNodeIsAnInstanceOfTheGroupsScalingGroupWithTheGroupsRole() {
    String scaling = world.id("scaling-group.general");
    JsonNode group =
        aws.cli(
            "eks",
            "describe-nodegroup",
            "--cluster-name",
            "shop",
            "--nodegroup-name",
            "general",
            "--query",
            "nodegroup");
    JsonNode instances =
        aws.cli(
            "ec2",
            "describe-instances",
            "--filters",
            "Name=tag:aws:autoscaling:groupName,Values=" + scaling,
            "--query",
            "Reservations[].Instances[]");

    assertThat(group.path("resources").toString()).contains(scaling);
    assertThat(instances).hasSize(3);
    List<String> names = new ArrayList<>();
    for (JsonNode instance : instances) {
      names.add(instance.path("PrivateDnsName").asText());
      assertThat(instance.path("PublicIpAddress").asText()).isNotEmpty();
      assertThat(instance.path("MetadataOptions").path("HttpTokens").asText())
          .isEqualTo("optional");
      assertThat(instance.path("IamInstanceProfile").path("Arn").asText()).endsWith("/shop-node");
    }
    assertThat(server.kubectlAs("admin", "get", "nodes", "-o", "name"))
        .contains(names.stream().map(name -> "node/" + name).toList());
    assertThat(group.path("nodeRole").asText()).endsWith(":role/shop-node");
  }

  @Test
  void aServiceAccountsRoleTrustsTheClustersIssuer() {
    String issuer = cluster("shop").path("identity").path("oidc").path("issuer").asText();
    JsonNode trust =
        aws.cli(
            "iam",
            "get-role",
            "--role-name",
            "shop-reports",
            "--query",
            "Role.AssumeRolePolicyDocument");

    assertThat(trust.toString())
        .contains("oidc-provider/" + issuer.substring("https://".length()))
        .contains("system:serviceaccount:shop:reports")
        .doesNotContain(":aud");
    assertThat(
            server.kubectlAs(
                "admin", "get", "serviceaccount", "reports", "-n", "shop", "-o", "yaml"))
        .contains("arn:aws:iam::111122223333:role/shop-reports");
  }

  @Test
  void theAccountTellsWhatMotoCannot() {
    JsonNode coverage =
        aws.cli("guardduty", "list-coverage", "--detector-id", world.id("detector.shop"));
    JsonNode summary = aws.cli("iam", "get-account-summary", "--query", "SummaryMap");
    JsonNode certificate =
        aws.cli(
            "acm",
            "describe-certificate",
            "--certificate-arn",
            "arn:aws:acm:eu-west-1:111122223333:certificate/" + world.id("certificate.shop"));

    assertThat(coverage.path("Resources").path(0).path("CoverageStatus").asText())
        .isEqualTo("UNHEALTHY");
    assertThat(summary.path("AccountMFAEnabled").asInt()).isZero();
    assertThat(certificate.path("Certificate").path("Status").asText()).isEqualTo("EXPIRED");
  }
}
