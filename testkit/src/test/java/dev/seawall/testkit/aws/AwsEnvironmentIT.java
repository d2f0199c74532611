package dev.seawall.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The AWS CLI uses the account as it uses the service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsEnvironmentIT {
  private AwsEnvironment aws;

  @BeforeAll
  void start() {
    aws = AwsEnvironment.start();
  }

  @AfterAll
  void stop() {
    aws.close();
  }

  @BeforeEach
  void forget() {
    aws.takeCalls();
  }

  @Test
  void everyServiceAnswersForTheSameAccount() {
    JsonNode caller = aws.cli("sts", "get-caller-identity");
    JsonNode role =
        aws.cli("iam", "create-role", "--role-name", "same", "--assume-role-policy-document", "{}");
    JsonNode entries = aws.cli("eks", "list-clusters");

    assertThat(caller.path("Account").asText()).isEqualTo(AwsEnvironment.ACCOUNT);
    assertThat(role.path("Role").path("Arn").asText())
        .isEqualTo("arn:aws:iam::111122223333:role/same");
    assertThat(entries.path("clusters").isArray()).isTrue();
  }

  @Test
  void operationsThatMotoLacksAnswerTheServicesDefaults() {
    assertThat(aws.cli("ec2", "get-ebs-default-kms-key-id").path("KmsKeyId").asText())
        .isEqualTo("alias/aws/ebs");
    assertThat(aws.cli("ec2", "get-snapshot-block-public-access-state").path("State").asText())
        .isEqualTo("unblocked");
    assertThat(aws.cli("accessanalyzer", "list-analyzers").path("analyzers")).isEmpty();
  }

  @Test
  void anAnswerThatWasToldComesInTheServicesWireFormat() {
    Map<String, ?> resource =
        Map.of(
            "ResourceId",
            "coverage-1",
            "CoverageStatus",
            "UNHEALTHY",
            "UpdatedAt",
            "2026-11-20T10:00:00Z");
    aws.answer("guardduty", "ListCoverage", Map.of("Resources", List.of(resource)));

    JsonNode told = aws.cli("guardduty", "list-coverage", "--detector-id", "1").path("Resources");

    assertThat(told.path(0).path("CoverageStatus").asText()).isEqualTo("UNHEALTHY");
    assertThat(told.path(0).path("UpdatedAt").asLong())
        .isEqualTo(Instant.parse("2026-11-20T10:00:00Z").getEpochSecond());
  }

  @Test
  void refusalsAreWordedAsEachServiceWordsThem() {
    aws.deny("iam:ListRoles", "ec2:DescribeVpcs", "kms:List*", "eks:ListClusters");
    try {
      assertThatThrownBy(() -> aws.cli("iam", "list-roles"))
          .hasMessageContaining("(AccessDenied)")
          .hasMessageContaining("iam:ListRoles");
      assertThatThrownBy(() -> aws.cli("ec2", "describe-vpcs"))
          .hasMessageContaining("(UnauthorizedOperation)");
      assertThatThrownBy(() -> aws.cli("kms", "list-keys"))
          .hasMessageContaining("(AccessDeniedException)");
      assertThatThrownBy(() -> aws.cli("eks", "list-clusters"))
          .hasMessageContaining("(AccessDeniedException)");
      assertThat(aws.cli("ec2", "describe-subnets").has("Subnets")).isTrue();
    } finally {
      aws.deny();
    }
  }

  @Test
  void aPolicyThatAllowsTwoActionsRefusesTheRest() {
    aws.allowOnly("eks:ListClusters", "s3:ListAllMyBuckets");
    try {
      assertThat(aws.cli("eks", "list-clusters").has("clusters")).isTrue();
      assertThat(aws.cli("s3api", "list-buckets").has("Buckets")).isTrue();
      assertThatThrownBy(() -> aws.cli("ec2", "describe-vpcs"))
          .hasMessageContaining("(UnauthorizedOperation)");
      assertThatThrownBy(() -> aws.cli("eks", "list-access-policies"))
          .hasMessageContaining("(AccessDeniedException)");
    } finally {
      aws.allowOnly("*");
    }
  }

  @Test
  void countsCallsAndTellsThoseThatCameBefore() {
    aws.cli("ec2", "describe-vpcs");
    aws.cli("ec2", "describe-vpcs");
    aws.cli("eks", "list-clusters");
    aws.cli("eks", "list-clusters");

    assertThat(aws.takeCalls())
        .containsExactly(
            new AwsEnvironment.Call("ec2:DescribeVpcs", AwsEnvironment.REGION, false),
            new AwsEnvironment.Call("ec2:DescribeVpcs", AwsEnvironment.REGION, true),
            new AwsEnvironment.Call("eks:ListClusters", AwsEnvironment.REGION, false),
            new AwsEnvironment.Call("eks:ListClusters", AwsEnvironment.REGION, true));
  }

  @Test
  void slowAnswersAreAsSlowAsTold() {
    aws.latency(Duration.ofSeconds(2));
    try {
      long start = System.nanoTime();
      aws.cli("ec2", "describe-vpcs");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
    } finally {
      aws.latency(Duration.ZERO);
    }
  }

  @Test
  void instancesOfAGroupAreAsTheTemplateSays() {
    String template =
        """
        {"ImageId": "ami-12c6146b", "InstanceType": "m6i.large",
         "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": 1},
         "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 30, "Encrypted": true}}]}
        """;
    aws.cli(
        "ec2",
        "create-launch-template",
        "--launch-template-name",
        "nodes",
        "--launch-template-data",
        template);
    aws.cli(
        "autoscaling",
        "create-auto-scaling-group",
        "--auto-scaling-group-name",
        "nodes",
        "--min-size",
        "2",
        "--max-size",
        "2",
        "--availability-zones",
        "eu-west-1a",
        "--launch-template",
        "LaunchTemplateName=nodes,Version=1");

    JsonNode instances =
        aws.cli(
            "ec2",
            "describe-instances",
            "--filters",
            "Name=tag:aws:autoscaling:groupName,Values=nodes",
            "--query",
            "Reservations[].Instances[]");
    JsonNode volumes = aws.cli("ec2", "describe-volumes", "--query", "Volumes[].Encrypted");

    assertThat(instances).hasSize(2);
    for (JsonNode instance : instances) {
      assertThat(instance.path("MetadataOptions").path("HttpTokens").asText())
          .isEqualTo("required");
      assertThat(instance.path("MetadataOptions").path("HttpPutResponseHopLimit").asInt())
          .isEqualTo(1);
      assertThat(instance.path("BlockDeviceMappings")).hasSize(1);
    }
    assertThat(volumes).hasSize(2).allMatch(JsonNode::asBoolean);
  }
}
