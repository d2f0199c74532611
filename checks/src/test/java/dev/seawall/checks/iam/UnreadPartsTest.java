package dev.seawall.checks.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.access.AccessEntryWithoutSessionName;
import dev.seawall.checks.access.MayHandRolesToClusters;
import dev.seawall.checks.registry.RunningImageNotScanned;
import dev.seawall.checks.registry.RunningImageWithKnownFlaw;
import dev.seawall.core.check.Check;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.UnknownVerdict;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was not read does not acquit, and what AWS does itself is no fault. */
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

  /** Of two platforms, one was not scanned; the index was not read; it names none for the nodes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BatchGetImage: [{imageId: {imageDigest: 'sha256:d0'}, imageManifest: {manifests:"
            + " [{digest: 'sha256:d1'}, {digest: 'sha256:d2'}]}}]",
        "GetLifecyclePolicy: null",
        "BatchGetImage: [{imageId: {imageDigest: 'sha256:d0'}, imageManifest: {manifests: []}}]"
      })
  void anImageOfWhichOnePlatformWasNotScannedIsNotWithoutFlaws(String index) {
    Results results =
        Examples.judge(
            new RunningImageWithKnownFlaw(),
            Snapshots.files(
                """
                type: AWS::ECR::Repository
                arn: arn:aws:ecr:eu-west-1:111122223333:repository/team/app
                DescribeImages:
                  - imageDigest: 'sha256:d0'
                    imageManifestMediaType: application/vnd.oci.image.index.v1+json
                DescribeImageScanFindings:
                  - {imageId: {imageDigest: 'sha256:d1'}, imageScanStatus: {status: ACTIVE}}
                %s
                """
                    .formatted(index)));
    assertThat(results.unknown()).hasSize(1);
  }

  /** Of an index, what only one image has is true of the cluster if a node is of its platform. */
  @ParameterizedTest
  @CsvSource({"'', 0, 1", "'{kubernetes.io/os: linux, kubernetes.io/arch: arm64}', 1, 0"})
  void whichImageOfAnIndexRunsIsNotGuessed(String labels, int findings, int unknown) {
    String nodes =
        labels.isEmpty()
            ? ""
            : "---\napiVersion: v1\nkind: Node\nmetadata: {name: a, labels: %s}\n"
                .formatted(labels);
    Snapshot read =
        Snapshots.files(
            """
            type: AWS::ECR::Repository
            arn: arn:aws:ecr:eu-west-1:111122223333:repository/team/app
            DescribeImages:
              - imageDigest: 'sha256:d0'
                imageManifestMediaType: application/vnd.oci.image.index.v1+json
            BatchGetImage:
              - imageId: {imageDigest: 'sha256:d0'}
                imageManifest: {manifests: [{digest: 'sha256:d1'}, {digest: 'sha256:d2'}]}
            DescribeImageScanFindings:
              - imageId: {imageDigest: 'sha256:d1'}
                imageScanStatus: {status: ACTIVE}
                imageScanFindings: {findingSeverityCounts: {}}
              - imageId: {imageDigest: 'sha256:d2'}
                imageScanStatus: {status: UNSUPPORTED_IMAGE}
                imageScanFindings: {findingSeverityCounts: {CRITICAL: 1}}
            """
                + nodes);
    for (Check<?> check : List.of(new RunningImageWithKnownFlaw(), new RunningImageNotScanned())) {
      Results results = Examples.judge(check, read);
      assertThat(results.findings()).hasSize(findings);
      assertThat(results.unknown()).hasSize(unknown);
    }
  }

  /** A way that is open does not tell of another that is not known. */
  @Test
  void whetherRolesAreHandedToClustersIsUnknownBesideAnOpenWay() {
    Results results =
        Examples.judge(
            new MayHandRolesToClusters(),
            Snapshots.files(
                """
                type: AWS::IAM::Role
                arn: arn:aws:iam::111122223333:role/ci
                GetAccountAuthorizationDetails:
                  AssumeRolePolicyDocument: {Statement: []}
                  RolePolicyList:
                    - PolicyName: own
                      PolicyDocument:
                        Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Resource: '*'}]
                  AttachedManagedPolicies:
                    - {PolicyArn: 'arn:aws:iam::111122223333:policy/unread'}
                """));
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  /** Every action but some is no service's name. */
  @Test
  void anAllowedStarBesideADenialIsJudgedToTheEnd() {
    String node =
        NODE.formatted("ec2.amazonaws.com")
                .replace(
                    "[{Effect: Allow, Action: '*', Resource: '*'}]",
                    "[{Effect: Allow, Action: '*', Resource: '*'},"
                        + " {Effect: Deny, Action: ['iam:*', 'sts:*'], Resource: '*'}]")
            + """
            ---
            type: AWS::IAM::InstanceProfile
            arn: arn:aws:iam::111122223333:instance-profile/nodes
            GetInstanceProfile: {Roles: [{Arn: 'arn:aws:iam::111122223333:role/node'}]}
            """;
    Results results = Examples.judge(new NodeRoleWithWholeServices(), Snapshots.files(node));
    assertThat(results.crashed()).isEmpty();
    assertThat(results.findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"aws, 1", "aws-cn, 1", "aws-us-gov, 0"})
  void theRootUserOfGovCloudHasNoConsoleToProtect(String partition, int fails) {
    Results results =
        Examples.judge(
            new RootUserWithoutMfa(),
            Snapshots.files(
                """
                type: AWS::Account
                arn: arn:%s:account::111122223333:account/111122223333
                GetAccountSummary: {AccountMFAEnabled: 0}
                """
                    .formatted(partition)));
    assertThat(results.findings()).hasSize(fails);
  }

  /** The service has one name for all it does; people have one each. */
  @ParameterizedTest
  @CsvSource({
    "role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS, 0",
    "role/ops, 1"
  })
  void anEntryThatAwsMadeForItsServiceNeedsNoNameOfASession(String principal, int fails) {
    Results results =
        Examples.judge(
            new AccessEntryWithoutSessionName(),
            Snapshots.files(
                """
                type: AWS::EKS::AccessEntry
                arn: arn:aws:eks:eu-west-1:111122223333:access-entry/prod/role/111122223333/x/1
                DescribeAccessEntry:
                  principalArn: arn:aws:iam::111122223333:%s
                  type: STANDARD
                  username: fixed
                """
                    .formatted(principal)));
    assertThat(results.findings()).hasSize(fails);
  }
}
