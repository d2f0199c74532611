package dev.seawall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.checks.nodes.LongMetadataHopInLaunchTemplate;
import dev.seawall.checks.nodes.MetadataReachableFromPods;
import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.aws.LaunchTemplate;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Severity;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Results;
import dev.seawall.testkit.Examples;
import dev.seawall.testkit.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What checks of nodes leave alone: what AWS decides, what is no more, what nobody uses, and what
 * another check tells already.
 */
class NodesNotJudgedTest {
  private static final String INSTANCE =
      """
      ---
      type: AWS::EC2::Instance
      arn: arn:aws:ec2:eu-west-1:111122223333:instance/%s
      DescribeInstances:
        LaunchTime: "2020-01-01T00:00:00Z"
        PublicIpAddress: 203.0.113.7
        KeyName: ops
        IamInstanceProfile: {Arn: "arn:aws:iam::111122223333:instance-profile/nodes"}
        MetadataOptions: {HttpPutResponseHopLimit: 2, InstanceMetadataTags: enabled}
        %s
      DescribeInstanceAttribute: {text: "--anonymous-auth=true", credentials: [{rule: token, line: 1}]}
      """;
  private static final String PROFILE =
      """
      ---
      type: AWS::IAM::InstanceProfile
      arn: arn:aws:iam::111122223333:instance-profile/nodes
      GetInstanceProfile: {Roles: [{Arn: "arn:aws:iam::111122223333:role/node"}]}
      ---
      type: AWS::EKS::Nodegroup
      arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/a
      DescribeNodegroup:
        nodeRole: arn:aws:iam::111122223333:role/node
        launchTemplate: {id: lt-own, version: "2"}
        resources: {autoScalingGroups: [{name: eks-workers}]}
      ---
      type: AWS::AutoScaling::AutoScalingGroup
      arn: arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/eks-workers
      DescribeAutoScalingGroups:
        AutoScalingGroupName: eks-workers
        LaunchTemplate: {LaunchTemplateId: lt-eks, Version: "1"}
      """;
  private static final String TEMPLATE =
      """
      ---
      type: AWS::EC2::LaunchTemplate
      arn: arn:aws:ec2:eu-west-1:111122223333:launch-template/%s
      DescribeLaunchTemplateVersions:
        LaunchTemplateData:
          MetadataOptions: {HttpTokens: optional, HttpPutResponseHopLimit: 2, HttpEndpoint: %s}
          NetworkInterfaces: [{AssociatePublicIpAddress: true}]
          BlockDeviceMappings: [{Ebs: {Encrypted: %s}}, {Ebs: {Encrypted: false}}]
          UserData: {text: "--read-only-port=10255", credentials: [{rule: token, line: 1}]}
      ---
      type: AWS::Region
      arn: arn:aws:account:eu-west-1:111122223333:region/eu-west-1
      GetEbsEncryptionByDefault: {EbsEncryptionByDefault: false}
      """;
  private static final String ROLE =
      """
      ---
      type: AWS::IAM::Role
      arn: arn:aws:iam::111122223333:role/%s
      GetAccountAuthorizationDetails:
        AssumeRolePolicyDocument:
          Statement: [{Effect: Allow, Principal: "*", Action: sts:AssumeRole}]
        RolePolicyList:
          - PolicyName: own
            PolicyDocument: {Statement: {Effect: Allow, Action: "*", Resource: "*"}}
        AttachedManagedPolicies:
          - {PolicyName: cni, PolicyArn: "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy"}
      """;

  private static Results judge(String check, String yaml) {
    return Examples.judge(Catalogue.load().find(check).orElseThrow(), Snapshots.files(yaml));
  }

  private static void nothing(String check, String yaml) {
    Results results = judge(check, yaml);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).isEmpty();
  }

  private static void something(String check, String yaml) {
    assertThat(judge(check, yaml).findings()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imdsv1-on-node",
        "metadata-reachable-from-pods",
        "instance-tags-in-metadata",
        "ssh-key-on-node",
        "long-running-node",
        "secret-in-instance-user-data",
        "kubelet-opened-by-instance-user-data",
        "node-with-public-ip"
      })
  void instancesThatAreNoMoreOrThatAwsRuns(String check) {
    something(check, INSTANCE.formatted("i-1", "State: {Name: running}"));
    nothing(check, INSTANCE.formatted("i-1", "State: {Name: terminated}"));
    String operated = INSTANCE.formatted("i-1", "Operator: {Managed: true, Principal: %s}");
    something(check, operated.formatted("another.amazonaws.com"));
    if (!check.equals("node-with-public-ip")) {
      nothing(check, operated.formatted("eks.amazonaws.com"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-in-instance-user-data", "kubelet-opened-by-instance-user-data"})
  void userDataOfTheLaunchTemplateIsToldOnce(String check) {
    String tags =
        "Tags: [{Key: 'aws:ec2launchtemplate:id', Value: lt-own},"
            + " {Key: 'aws:ec2launchtemplate:version', Value: '2'}]";
    String template = TEMPLATE.formatted("lt-own/2", "enabled", true);
    something(check, INSTANCE.formatted("i-1", tags) + template);
    nothing(
        check,
        INSTANCE.formatted("i-1", tags)
            + template.replace("--read-only-port=10255", "--anonymous-auth=true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imdsv1-in-launch-template",
        "long-metadata-hop-in-launch-template",
        "public-ip-in-launch-template",
        "kubelet-opened-by-user-data",
        "secret-in-launch-template",
        "unencrypted-volume-in-launch-template"
      })
  void versionsThatNobodyUsesAndTemplatesThatEksMadeOfAnother(String check) {
    something(check, PROFILE + TEMPLATE.formatted("lt-own/2", "enabled", true));
    something(check, PROFILE + TEMPLATE.formatted("lt-own/2", "enabled", false));
    String copy = TEMPLATE.formatted("lt-eks/1", "enabled", true);
    assertThat(
            judge(check, PROFILE + TEMPLATE.formatted("lt-own/2", "enabled", true) + copy)
                .findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.asset().toString()).contains("lt-own/2"));
    something(check, PROFILE + copy);
    if (!check.equals("secret-in-launch-template")) {
      nothing(check, PROFILE + TEMPLATE.formatted("lt-own/1", "enabled", true));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"imdsv1-in-launch-template", "long-metadata-hop-in-launch-template"})
  void nodesWithoutMetadata(String check) {
    nothing(check, TEMPLATE.formatted("lt-own/2", "disabled", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node-role-with-whole-services",
        "node-role-with-cni-policy",
        "node-role-with-controller-rights",
        "node-role-may-change-images",
        "node-role-reads-every-secret",
        "node-role-can-escalate",
        "node-role-may-change-instances"
      })
  void whatAnAdministratorCanDoIsToldOnce(String check) {
    nothing(check, PROFILE + ROLE.formatted("node"));
    something("node-role-is-administrator", PROFILE + ROLE.formatted("node"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "node-role-is-administrator",
        "node-role-with-whole-services",
        "node-role-with-cni-policy",
        "node-role-with-controller-rights",
        "node-role-may-change-images",
        "node-role-reads-every-secret",
        "node-role-can-escalate",
        "node-role-may-change-instances",
        "node-role-trusts-others",
        "node-role-of-several-clusters",
        "auto-mode-node-role-with-more",
        "cluster-role-shared",
        "cluster-role-trust-without-source",
        "fargate-role-trust-without-source",
        "fargate-role-with-more",
        "legacy-cluster-policy"
      })
  void rolesThatNoNodeHas(String check) {
    String almost = ROLE.replace("Action: \"*\"", "Action: [\"s3:*\", \"ecr:*\", \"ec2:*\"]");
    nothing(check, PROFILE + almost.formatted("other"));
  }

  @Test
  void theServiceOfHybridNodesIsForHybridNodesAlone() {
    String ssm = ROLE.replace("\"*\", Action: sts", "{Service: ssm.amazonaws.com}, Action: sts");
    something("node-role-trusts-others", PROFILE + ssm.formatted("node"));
  }

  @ParameterizedTest
  @CsvSource({"1.33, LOW", "1.32, MEDIUM", "1.31, MEDIUM", "1.30, HIGH"})
  void theFurtherBehindTheWorse(String version, Severity severity) {
    String yaml =
        """
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        DescribeCluster: {name: prod, version: "1.34"}
        ---
        type: AWS::EKS::Nodegroup
        arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/a
        DescribeNodegroup: {clusterName: prod, version: "%s"}
        """;
    assertThat(severities("node-version-behind", yaml.formatted(version)))
        .containsExactly(severity);
    nothing("node-version-behind", yaml.replace(", version: \"%s\"", ""));
  }

  @ParameterizedTest
  @CsvSource({"true, HIGH", "false, LOW"})
  void anImageThatIsNotPublicWasSharedOnPurpose(boolean open, Severity severity) {
    String yaml =
        """
        type: AWS::EC2::Image
        arn: arn:aws:ec2:eu-west-1::image/ami-1
        DescribeImages: {OwnerId: "444455556666", Public: %s}
        ---
        type: AWS::EKS::Nodegroup
        arn: arn:aws:eks:eu-west-1:111122223333:nodegroup/prod/workers/a
        """;
    assertThat(severities("untrusted-node-image", yaml.formatted(open))).containsExactly(severity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"untrusted-node-image", "public-node-image"})
  void whoseAnImageIsCannotBeToldWithoutAnAccountOfNodes(String check) {
    Results results =
        judge(
            check,
            """
            type: AWS::EC2::Image
            arn: arn:aws:ec2:eu-west-1::image/ami-1
            DescribeImages: {OwnerId: "444455556666", Public: true}
            """);
    assertThat(results.findings()).isEmpty();
    assertThat(results.unknown()).hasSize(1);
  }

  /** No hop limit holds IMDSv1 back: the checks of IMDSv1 tell, and these two must not pass. */
  @Test
  void aShortHopLimitIsNoPassWhereImdsv1IsAnswered() {
    String node =
        """
        type: AWS::EC2::Instance
        arn: arn:aws:ec2:eu-west-1:111122223333:instance/i-1
        DescribeInstances: {MetadataOptions: {HttpTokens: %s, HttpPutResponseHopLimit: 1}}
        """;
    String template =
        """
        type: AWS::EC2::LaunchTemplate
        arn: arn:aws:ec2:eu-west-1:111122223333:launch-template/lt-1/1
        DescribeLaunchTemplateVersions:
          LaunchTemplateData: {MetadataOptions: {HttpTokens: %s, HttpPutResponseHopLimit: 1}}
        """;
    assertThat(verdict(new MetadataReachableFromPods(), Instance.class, node, "required"))
        .isEqualTo(Verdict.pass());
    assertThat(verdict(new MetadataReachableFromPods(), Instance.class, node, "optional"))
        .isEqualTo(Verdict.notApplicable());
    assertThat(
            verdict(
                new LongMetadataHopInLaunchTemplate(), LaunchTemplate.class, template, "required"))
        .isEqualTo(Verdict.pass());
    assertThat(
            verdict(
                new LongMetadataHopInLaunchTemplate(), LaunchTemplate.class, template, "optional"))
        .isEqualTo(Verdict.notApplicable());
  }

  private static <R extends AwsResource> Verdict verdict(
      Check<R> check, Class<R> type, String yaml, String tokens) {
    Inventory inventory = new Inventory(Snapshots.files(yaml.formatted(tokens)));
    return check.judge(inventory.aws().all(type).getFirst(), inventory);
  }

  private static List<Severity> severities(String check, String yaml) {
    return judge(check, yaml).findings().stream().map(Finding::severity).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DescribeCluster: {name: prod, computeConfig: {enabled: true}}",
        "DescribeCluster: {name: prod}"
      })
  void zonesThatAnAutoscalerChooses(String described) {
    String group =
        """
        ---
        type: AWS::AutoScaling::AutoScalingGroup
        arn: arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/a
        DescribeAutoScalingGroups:
          AutoScalingGroupName: a
          AvailabilityZones: [eu-west-1a]
          Tags: [{Key: kubernetes.io/cluster/prod, Value: owned}]
        """;
    String cluster =
        """
        type: AWS::EKS::Cluster
        arn: arn:aws:eks:eu-west-1:111122223333:cluster/prod
        """;
    String karpenter =
        INSTANCE.formatted(
            "i-1",
            "Tags: [{Key: karpenter.sh/nodepool, Value: a},"
                + " {Key: kubernetes.io/cluster/%s, Value: owned}]");
    something("nodes-in-one-zone", cluster + "DescribeCluster: {name: prod}\n" + group);
    something(
        "nodes-in-one-zone",
        cluster + "DescribeCluster: {name: prod}\n" + group + karpenter.formatted("test"));
    nothing("nodes-in-one-zone", cluster + described + "\n" + group + karpenter.formatted("prod"));
    nothing("nodes-in-one-zone", cluster + "DescribeCluster: {name: prod}\n");
  }

  @Test
  void volumesOfPersistentVolumesAndInterfacesOfNobody() {
    String volume =
        """
        type: AWS::EC2::Volume
        arn: arn:aws:ec2:eu-west-1:111122223333:volume/vol-1
        DescribeVolumes: {Encrypted: false, %s}
        """;
    String attached = "Attachments: [{InstanceId: i-1}]";
    something("unencrypted-node-volume", volume.formatted(attached));
    nothing(
        "unencrypted-node-volume",
        volume.formatted(attached + ", Tags: [{Key: kubernetes.io/created-for/pvc/name}]"));
    nothing("unencrypted-node-volume", volume.formatted("Attachments: []"));
    nothing(
        "source-destination-check-off",
        """
        type: AWS::EC2::NetworkInterface
        arn: arn:aws:ec2:eu-west-1:111122223333:network-interface/eni-1
        DescribeNetworkInterfaces: {SourceDestCheck: false}
        """);
  }
}
