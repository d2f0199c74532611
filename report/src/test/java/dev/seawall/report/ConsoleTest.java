package dev.seawall.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.asset.ResourceId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Links to the console lead to the right partition, region and page, and to nowhere else. */
class ConsoleTest {
  private static Optional<String> link(String kind, String name, String arn) {
    return Console.link(new ResourceId("", kind, "", name, arn));
  }

  @Test
  void aClusterIsShownInTheConsoleOfItsRegion() {
    assertThat(link("AWS::EKS::Cluster", "prod", "arn:aws:eks:eu-west-1:111122223333:cluster/prod"))
        .contains("https://eu-west-1.console.aws.amazon.com/eks/clusters/prod?region=eu-west-1");
  }

  @Test
  void aNodeGroupIsShownBelowItsCluster() {
    assertThat(
            link(
                "AWS::EKS::Nodegroup",
                "prod/workers",
                "arn:aws-cn:eks:cn-north-1:111122223333:nodegroup/prod/workers/0a"))
        .contains(
            "https://cn-north-1.console.amazonaws.cn/eks/clusters/prod/nodegroups/workers"
                + "?region=cn-north-1");
  }

  @Test
  void aRoleIsShownByItsNameWithoutItsPath() {
    assertThat(link("AWS::IAM::Role", "team/app", "arn:aws-us-gov:iam::111122223333:role/team/app"))
        .contains("https://console.amazonaws-us-gov.com/iam/home#/roles/details/app");
  }

  @Test
  void namesAreEncoded() {
    assertThat(
            link(
                "AWS::EC2::SecurityGroup",
                "sg-1\"><script> #&",
                "arn:aws:ec2:eu-west-1:111122223333:security-group/x"))
        .hasValueSatisfying(url -> assertThat(url).doesNotContain("\"", "<", " ").endsWith("%26"));
  }

  @Test
  void aRegionOrPartitionThatIsNoneHasNoConsole() {
    assertThat(link("AWS::EKS::Cluster", "a", "arn:aws:eks:evil.example/#:1:cluster/a")).isEmpty();
    assertThat(link("AWS::EKS::Cluster", "a", "arn:aws-x:eks:eu-west-1:1:cluster/a")).isEmpty();
    assertThat(link("Pod", "a", "")).isEmpty();
  }
}
