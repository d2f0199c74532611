package dev.seawall.checks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.images.RunningImageWithKnownFlaw;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not read of one resource does not acquit another one. */
class UnreadPartsTest {
  private static final String NODE =
      """
      type: AWS::EC2::Instance
      arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1
      DescribeInstances:
        Tags: [{Key: kubernetes.io/cluster/prod, Value: owned}]
        IamInstanceProfile: {Arn: "arn:aws:iam::111122223333:instance-profile/nodes"}
      ---
      type: AWS::IAM::Role
      arn: arn:aws:iam::111122223333:role/node
      GetAccountAuthorizationDetails:
        AssumeRolePolicyDocument:
          Statement: [{Effect: Allow, Principal: {Service: %s}, Action: 'sts:AssumeRole'}]
        RolePolicyList:
          - PolicyName: all
            PolicyDocument: {Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}
        AttachedManagedPolicies: []
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ec2.amazonaws.com", "ec2.amazonaws.com.cn"})
  void aRoleOfInstancesMayBeThatOfANodeWhoseProfileWasNotRead(String service) {
    Results results =
        Examples.judge(new NodeRoleIsAdministrator(), Snapshots.files(NODE.formatted(service)));
    assertThat(results.unknown())
        .singleElement()
        .extracting(UnknownVerdict::reason)
        .asString()
        .contains("instance-profile/nodes was not read");
  }

  @Test
  void aRoleThatInstancesCannotHaveIsNoNodeRoleWhateverWasNotRead() {
    Results results =
        Examples.judge(
            new NodeRoleIsAdministrator(), Snapshots.files(NODE.formatted("lambda.amazonaws.com")));
    assertThat(results.unknown()).isEmpty();
    assertThat(results.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{imageId: {imageTag: '1'}, imageScanStatus: {status: FAILED}}]",
        "[{imageId: {imageTag: '1'}, imageScanStatus: {status: SCAN_ELIGIBILITY_EXPIRED}}]"
      })
  void anImageThatWasNotScannedIsNotWithoutFlaws(String scans) {
    Results results =
        Examples.judge(
            new RunningImageWithKnownFlaw(),
            Snapshots.files(
                """
                type: AWS::ECR::Repository
                arn: arn:aws:ecr:eu-west-1:111122223333:repository/team/app
                DescribeImages: [{imageDigest: 'sha256:01'}]
                DescribeImageScanFindings: %s
                """
                    .formatted(scans)));
    assertThat(results.unknown()).hasSize(1);
  }
}
