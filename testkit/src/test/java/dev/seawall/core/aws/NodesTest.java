package dev.seawall.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.asset.UnresolvedFactException;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which launch template nodes really start from, and what holds where it is silent. */
class NodesTest {
  private static final String NODEGROUP =
      """
      ---
      type: AWS::EKS::Nodegroup
      arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/a1
      DescribeNodegroup:
        nodegroupName: workers
        launchTemplate: {id: lt-own, version: "%s"}
        resources: {autoScalingGroups: [{name: eks-workers-a1}]}
      """;
  private static final String GROUP =
      """
      ---
      type: AWS::AutoScaling::AutoScalingGroup
      arn: arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/eks-workers-a1
      DescribeAutoScalingGroups:
        AutoScalingGroupName: eks-workers-a1
        MixedInstancesPolicy:
          LaunchTemplate:
            LaunchTemplateSpecification: {LaunchTemplateId: lt-eks, Version: "1"}
      """;

  private static String template(String id, int version, String data) {
    return """
    ---
    type: AWS::EC2::LaunchTemplate
    arn: arn:aws:ec2:eu-west-1:111122223333:launch-template/%s/%d
    DescribeLaunchTemplateVersions:
      DefaultVersion: %s
      LaunchTemplateData: {%s}
    """
        .formatted(id, version, version == 2, data);
  }

  private static String image(String data) {
    return """
    ---
    type: AWS::EC2::Image
    arn: arn:aws:ec2:eu-west-1::image/ami-1
    DescribeImages: {%s}
    """
        .formatted(data);
  }

  private static String region(String defaults) {
    return """
    ---
    type: AWS::Region
    arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
    GetInstanceMetadataDefaults: {%s}
    """
        .formatted(defaults);
  }

  private static Aws aws(String... documents) {
    return new Inventory(Snapshots.files(String.join("", documents))).aws();
  }

  private static LaunchTemplate template(Aws aws, String name) {
    return aws.all(LaunchTemplate.class).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, true, false", "2, false, true", "$Default, false, true", "$Latest, true, true"})
  void theVersionThatTheNodeGroupNamesIsUsed(String named, boolean first, boolean second) {
    Aws aws = aws(NODEGROUP.formatted(named), template("lt-own", 1, ""), template("lt-own", 2, ""));
    assertThat(Nodes.of(aws).isUsed(template(aws, "lt-own/1"))).isEqualTo(first);
    assertThat(Nodes.of(aws).isUsed(template(aws, "lt-own/2"))).isEqualTo(second);
  }

  @Test
  void aTemplateThatNobodyNamesMayBeUsed() {
    Aws aws = aws(template("lt-own", 1, ""));
    assertThat(Nodes.of(aws).isUsed(template(aws, "lt-own/1"))).isTrue();
  }

  @Test
  void theTemplateThatEksMakesOfAnotherIsACopy() {
    Aws aws =
        aws(NODEGROUP.formatted(1), GROUP, template("lt-own", 1, ""), template("lt-eks", 1, ""));
    assertThat(Nodes.of(aws).isCopy(template(aws, "lt-eks/1"))).isTrue();
    assertThat(Nodes.of(aws).isCopy(template(aws, "lt-own/1"))).isFalse();
    Aws without = aws(GROUP, template("lt-eks", 1, ""));
    assertThat(Nodes.of(without).isCopy(template(without, "lt-eks/1"))).isFalse();
  }

  @Test
  void theTemplateGoesBeforeTheAccountAndTheAccountBeforeTheImage() {
    String image = image("ImdsSupport: v2.0");
    String set = "ImageId: ami-1, MetadataOptions: {HttpTokens: optional}";
    assertThat(tokens(template("lt-own", 1, set), region("HttpTokens: required"), image))
        .isEqualTo("optional");
    String silent = template("lt-own", 1, "ImageId: ami-1");
    assertThat(tokens(silent, region("HttpTokens: optional"), image)).isEqualTo("optional");
    assertThat(tokens(silent, region(""), image)).isEqualTo("required");
    assertThat(tokens(silent, region(""), image(""))).isEqualTo("optional");
  }

  @Test
  void anImageThatAsksForTokensGivesTwoHops() {
    Aws aws =
        aws(
            template("lt-own", 1, "ImageId: ami-1"),
            region("HttpPutResponseHopLimit: -1"),
            image("ImdsSupport: v2.0"));
    assertThat(Nodes.of(aws).hopLimit(template(aws, "lt-own/1")).is(2L)).isTrue();
  }

  @Test
  void whatEksMakesOfATemplateFillsWhatItLeavesOut() {
    String made = template("lt-eks", 1, "MetadataOptions: {HttpTokens: required}");
    String own = template("lt-own", 1, "");
    assertThat(tokens(own, NODEGROUP.formatted(1), GROUP, made)).isEqualTo("required");
  }

  @Test
  void aSilentTemplateIsUnknownWhereTheAccountWasNotRead() {
    String silent = template("lt-own", 1, "ImageId: ami-1");
    assertThatThrownBy(() -> tokens(silent))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("defaults of instance metadata");
    assertThatThrownBy(() -> tokens(silent, region("")))
        .isInstanceOf(UnresolvedFactException.class)
        .hasMessageContaining("ami-1 was not read");
  }

  private static String tokens(String own, String... others) {
    Aws aws = aws(own, String.join("", others));
    return Nodes.of(aws).httpTokens(template(aws, "lt-own/1")).or("");
  }

  @ParameterizedTest
  @CsvSource({
    "required, 1, enabled, false",
    "required, 2, enabled, true",
    "optional, 1, enabled, true",
    "optional, 2, disabled, false"
  })
  void podsReachTheMetadataByASecondHopOrWithoutATokenAtAll(
      String tokens, int hops, String endpoint, boolean reached) {
    Aws aws =
        aws(
            """
            type: AWS::EC2::Instance
            arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-1
            DescribeInstances:
              MetadataOptions:
                HttpTokens: %s
                HttpPutResponseHopLimit: %d
                HttpEndpoint: %s
            """
                .formatted(tokens, hops, endpoint));
    assertThat(aws.all(Instance.class).getFirst().letsPodsReachMetadata()).isEqualTo(reached);
  }
}
