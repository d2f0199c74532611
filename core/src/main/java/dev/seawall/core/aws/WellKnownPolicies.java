package dev.seawall.core.aws;

import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AWS's own policies that clusters use, for snapshots that do not hold them: what they allow, from
 * the AWS Managed Policy Reference, November 2026. Where AWS narrows an action to resources or by
 * conditions, it is wider here, or left out when it takes a tag to be allowed. AWS changes these
 * policies; what a snapshot holds goes first.
 */
final class WellKnownPolicies {
  private static final Map<String, String> DOCUMENTS = new HashMap<>();

  static {
    DOCUMENTS.put("AdministratorAccess", statement("\"Action\": \"*\""));
    DOCUMENTS.put(
        "PowerUserAccess",
        statement("\"NotAction\": [\"iam:*\", \"organizations:*\", \"account:*\"]"));
    allow("IAMFullAccess", "iam:*");
    allow("SecretsManagerReadWrite", "secretsmanager:*");
    allow("AmazonS3FullAccess", "s3:*");
    allow("AmazonS3ReadOnlyAccess", "s3:Get* s3:List*");
    allow("AmazonEC2FullAccess", "ec2:* elasticloadbalancing:* cloudwatch:* autoscaling:*");
    allow("AmazonEC2ContainerRegistryFullAccess", "ecr:*");
    allow(
        "AmazonEKSWorkerNodePolicy",
        "ec2:DescribeInstances ec2:DescribeInstanceTypes ec2:DescribeRouteTables"
            + " ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVolumes"
            + " ec2:DescribeVolumesModifications ec2:DescribeVpcs eks:DescribeCluster"
            + " eks-auth:AssumeRoleForPodIdentity");
    allow("AmazonEKSWorkerNodeMinimalPolicy", "eks-auth:AssumeRoleForPodIdentity");
    allow(
        "AmazonEKS_CNI_Policy",
        "ec2:AssignPrivateIpAddresses ec2:AttachNetworkInterface ec2:CreateNetworkInterface"
            + " ec2:DeleteNetworkInterface ec2:DescribeInstances ec2:DescribeTags"
            + " ec2:DescribeNetworkInterfaces ec2:DescribeInstanceTypes ec2:DescribeSubnets"
            + " ec2:DetachNetworkInterface ec2:ModifyNetworkInterfaceAttribute"
            + " ec2:UnassignPrivateIpAddresses");
    String pull =
        "ecr:GetAuthorizationToken ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer"
            + " ecr:BatchGetImage";
    allow("AmazonEC2ContainerRegistryPullOnly", pull + " ecr:BatchImportUpstreamImage");
    String readOnly =
        pull
            + " ecr:GetRepositoryPolicy ecr:DescribeRepositories ecr:ListImages ecr:DescribeImages"
            + " ecr:GetLifecyclePolicy ecr:GetLifecyclePolicyPreview ecr:ListTagsForResource"
            + " ecr:DescribeImageScanFindings";
    allow("AmazonEC2ContainerRegistryReadOnly", readOnly);
    allow(
        "AmazonEC2ContainerRegistryPowerUser",
        readOnly
            + " ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage");
    allow(
        "AmazonSSMManagedInstanceCore",
        "ssm:DescribeAssociation ssm:GetDeployablePatchSnapshotForInstance ssm:GetDocument"
            + " ssm:DescribeDocument ssm:GetManifest ssm:GetParameter ssm:GetParameters"
            + " ssm:ListAssociations ssm:ListInstanceAssociations ssm:PutInventory"
            + " ssm:PutComplianceItems ssm:PutConfigurePackageResult"
            + " ssm:UpdateAssociationStatus ssm:UpdateInstanceAssociationStatus"
            + " ssm:UpdateInstanceInformation ssmmessages:CreateControlChannel"
            + " ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel"
            + " ssmmessages:OpenDataChannel ec2messages:AcknowledgeMessage"
            + " ec2messages:DeleteMessage ec2messages:FailMessage ec2messages:GetEndpoint"
            + " ec2messages:GetMessages ec2messages:SendReply");
    allow(
        "CloudWatchAgentServerPolicy",
        "cloudwatch:PutMetricData ec2:DescribeVolumes ec2:DescribeTags logs:PutLogEvents"
            + " logs:PutRetentionPolicy logs:DescribeLogStreams logs:DescribeLogGroups"
            + " logs:CreateLogStream logs:CreateLogGroup xray:PutTraceSegments"
            + " xray:PutTelemetryRecords xray:GetSamplingRules xray:GetSamplingTargets"
            + " xray:GetSamplingStatisticSummaries");
    allow("AWSXRayDaemonWriteAccess", "xray:Put* xray:GetSampling*");
    allow("AmazonEKSFargatePodExecutionRolePolicy", pull);
    String volumes =
        "ec2:DescribeAvailabilityZones ec2:DescribeInstances ec2:DescribeInstanceTypes"
            + " ec2:DescribeSnapshots ec2:DescribeTags ec2:DescribeVolumes"
            + " ec2:DescribeVolumesModifications ec2:DescribeVolumeStatus ec2:CreateSnapshot"
            + " ec2:ModifyVolume ec2:AttachVolume ec2:DetachVolume ec2:CreateVolume"
            + " ec2:EnableFastSnapshotRestores";
    allow("AmazonEBSCSIDriverPolicy", volumes);
    allow("AmazonEBSCSIDriverPolicyV2", volumes);
    allow(
        "AmazonEFSCSIDriverPolicy",
        "elasticfilesystem:DescribeAccessPoints elasticfilesystem:DescribeFileSystems"
            + " elasticfilesystem:DescribeMountTargets ec2:DescribeAvailabilityZones");
    allow(
        "AmazonEKSVPCResourceController",
        "ec2:CreateNetworkInterfacePermission ec2:CreateNetworkInterface"
            + " ec2:DetachNetworkInterface ec2:ModifyNetworkInterfaceAttribute"
            + " ec2:DeleteNetworkInterface ec2:AttachNetworkInterface"
            + " ec2:UnassignPrivateIpAddresses ec2:AssignPrivateIpAddresses");
    allow(
        "AmazonEKSClusterPolicy",
        "autoscaling:DescribeAutoScalingGroups autoscaling:UpdateAutoScalingGroup"
            + " ec2:AttachVolume ec2:AuthorizeSecurityGroupIngress ec2:CreateRoute"
            + " ec2:CreateSecurityGroup ec2:CreateTags ec2:CreateVolume ec2:DeleteRoute"
            + " ec2:DeleteSecurityGroup ec2:DeleteVolume ec2:Describe* ec2:DetachVolume"
            + " ec2:ModifyInstanceAttribute ec2:ModifyVolume ec2:RevokeSecurityGroupIngress"
            + " elasticloadbalancing:* kms:DescribeKey");
  }

  private WellKnownPolicies() {}

  private static void allow(String name, String actions) {
    String list =
        String.join(", ", Arrays.stream(actions.split(" ", -1)).map(a -> '"' + a + '"').toList());
    DOCUMENTS.put(name, statement("\"Action\": [" + list + "]"));
  }

  private static String statement(String actions) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Resource\":"
        + " \"*\", "
        + actions
        + "}]}";
  }

  /** What a policy of AWS's own says; empty when it is another's or not one of these. */
  static Optional<Value> document(String arn) {
    Optional<Arn> parsed = Arn.of(arn);
    if (parsed.isEmpty() || !parsed.get().account().equals("aws")) {
      return Optional.empty();
    }
    return Optional.ofNullable(DOCUMENTS.get(parsed.get().lastName())).map(Text::new);
  }
}
