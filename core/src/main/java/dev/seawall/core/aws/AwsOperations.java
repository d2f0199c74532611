package dev.seawall.core.aws;

import dev.seawall.core.snapshot.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which operations are called to read a type, and so which IAM actions it needs. The collector
 * calls none that is not here. An operation is named as its action unless both are written.
 */
public final class AwsOperations {
  private static final String TABLE =
      """
      AWS::EKS::Cluster eks:ListClusters eks:DescribeCluster eks:ListNodegroups \
      eks:ListFargateProfiles eks:ListAddons eks:ListAccessEntries \
      eks:ListPodIdentityAssociations eks:ListIdentityProviderConfigs eks:ListInsights \
      eks:ListUpdates eks:DescribeUpdate eks:ListCapabilities logs:DescribeLogGroups \
      eks:ListCertificateAuthorities eks:DescribeCertificateAuthority
      AWS::EKS::Nodegroup eks:DescribeNodegroup
      AWS::EKS::FargateProfile eks:DescribeFargateProfile
      AWS::EKS::Addon eks:DescribeAddon eks:DescribeAddonVersions
      AWS::EKS::AccessEntry eks:DescribeAccessEntry eks:ListAssociatedAccessPolicies
      AWS::EKS::PodIdentityAssociation eks:DescribePodIdentityAssociation
      AWS::EKS::IdentityProviderConfig eks:DescribeIdentityProviderConfig
      AWS::EKS::Capability eks:DescribeCapability
      AWS::IAM::Role iam:GetAccountAuthorizationDetails iam:ListRoles iam:GetRole \
      iam:ListAttachedRolePolicies iam:ListRolePolicies iam:GetRolePolicy
      AWS::IAM::User iam:GetAccountAuthorizationDetails
      AWS::IAM::Group iam:GetAccountAuthorizationDetails
      AWS::IAM::ManagedPolicy iam:GetAccountAuthorizationDetails iam:GetPolicy \
      iam:GetPolicyVersion
      AWS::IAM::OIDCProvider iam:ListOpenIDConnectProviders iam:GetOpenIDConnectProvider
      AWS::IAM::InstanceProfile iam:GetInstanceProfile \
      ec2:DescribeIamInstanceProfileAssociations
      AWS::EC2::VPC ec2:DescribeVpcs ec2:DescribeVpcAttribute ec2:DescribeFlowLogs \
      ec2:DescribeVpcEndpoints ec2:DescribeNatGateways \
      ec2:DescribeEgressOnlyInternetGateways ec2:DescribeVpcPeeringConnections \
      route53resolver:ListResolverQueryLogConfigAssociations \
      route53resolver:ListFirewallRuleGroupAssociations network-firewall:ListFirewalls
      AWS::EC2::Subnet ec2:DescribeSubnets ec2:DescribeRouteTables ec2:DescribeNetworkAcls
      AWS::EC2::SecurityGroup ec2:DescribeSecurityGroups ec2:DescribeSecurityGroupRules
      AWS::EC2::PrefixList ec2:DescribeManagedPrefixLists ec2:GetManagedPrefixListEntries
      AWS::EC2::NetworkInterface ec2:DescribeNetworkInterfaces
      AWS::EC2::LaunchTemplate ec2:DescribeLaunchTemplateVersions
      AWS::EC2::Instance ec2:DescribeInstances ec2:DescribeInstanceAttribute
      AWS::EC2::Volume ec2:DescribeVolumes ec2:DescribeSnapshots
      AWS::EC2::Image ec2:DescribeImages
      AWS::EC2::TransitGateway ec2:DescribeTransitGatewayVpcAttachments \
      ec2:DescribeTransitGateways
      AWS::AutoScaling::AutoScalingGroup autoscaling:DescribeAutoScalingGroups
      AWS::ElasticLoadBalancingV2::LoadBalancer elasticloadbalancing:DescribeLoadBalancers \
      elasticloadbalancing:DescribeTags elasticloadbalancing:DescribeListeners \
      elasticloadbalancing:DescribeRules elasticloadbalancing:DescribeLoadBalancerAttributes \
      wafv2:GetWebACLForResource GetWebACLForResource=wafv2:GetWebACL
      AWS::ElasticLoadBalancing::LoadBalancer elasticloadbalancing:DescribeLoadBalancers \
      elasticloadbalancing:DescribeTags
      AWS::CertificateManager::Certificate acm:DescribeCertificate
      AWS::KMS::Key kms:DescribeKey kms:GetKeyPolicy kms:GetKeyRotationStatus kms:ListGrants
      AWS::Logs::LogGroup logs:DescribeLogGroups logs:DescribeLogStreams \
      logs:DescribeSubscriptionFilters logs:DescribeMetricFilters cloudwatch:DescribeAlarms \
      logs:DescribeResourcePolicies
      AWS::ECR::Repository ecr:DescribeRepositories ecr:GetRepositoryPolicy \
      ecr:GetLifecyclePolicy ecr:DescribeImages ecr:BatchGetImage \
      ecr:DescribeImageScanFindings
      AWS::EFS::FileSystem DescribeFileSystems=elasticfilesystem:DescribeFileSystems \
      DescribeFileSystemPolicy=elasticfilesystem:DescribeFileSystemPolicy \
      DescribeMountTargets=elasticfilesystem:DescribeMountTargets \
      DescribeMountTargetSecurityGroups=elasticfilesystem:DescribeMountTargetSecurityGroups \
      DescribeAccessPoints=elasticfilesystem:DescribeAccessPoints
      AWS::SecretsManager::Secret secretsmanager:ListSecrets secretsmanager:GetResourcePolicy
      AWS::SSM::Parameter ssm:DescribeParameters
      AWS::Backup::BackupVault backup:ListBackupVaults backup:GetBackupVaultAccessPolicy
      AWS::S3::Bucket s3:GetBucketPolicy s3:GetBucketAcl \
      GetPublicAccessBlock=s3:GetBucketPublicAccessBlock \
      GetBucketEncryption=s3:GetEncryptionConfiguration \
      s3:GetBucketVersioning GetObjectLockConfiguration=s3:GetBucketObjectLockConfiguration
      AWS::GuardDuty::Detector guardduty:ListDetectors guardduty:GetDetector \
      guardduty:ListCoverage guardduty:ListFindings guardduty:GetFindings \
      guardduty:ListFilters guardduty:GetFilter
      AWS::CloudTrail::Trail cloudtrail:DescribeTrails cloudtrail:GetTrailStatus \
      cloudtrail:GetEventSelectors
      AWS::Region ec2:DescribeRegions eks:ListClusters eks:DescribeClusterVersions \
      ec2:GetEbsEncryptionByDefault ec2:GetEbsDefaultKmsKeyId \
      ec2:GetInstanceMetadataDefaults ec2:GetSnapshotBlockPublicAccessState \
      ec2:GetImageBlockPublicAccessState ec2:DescribeVpcBlockPublicAccessOptions \
      ec2:GetSerialConsoleAccessStatus ec2:GetAllowedImagesSettings ec2:DescribeSnapshots \
      guardduty:ListDetectors \
      inspector2:BatchGetAccountStatus logs:DescribeResourcePolicies \
      ecr:GetRegistryScanningConfiguration ecr:GetRegistryPolicy \
      ecr:DescribePullThroughCacheRules config:DescribeConfigurationRecorders \
      config:DescribeConfigurationRecorderStatus securityhub:DescribeHub \
      securityhub:GetEnabledStandards access-analyzer:ListAnalyzers \
      ListFindingsV2=access-analyzer:ListFindings cloudtrail:DescribeTrails \
      backup:ListProtectedResources
      AWS::Account iam:GetAccountSummary iam:GetCredentialReport \
      iam:GenerateCredentialReport organizations:DescribeOrganization \
      iam:ListOpenIDConnectProviders account:GetAlternateContact \
      GetPublicAccessBlock=s3:GetAccountPublicAccessBlock
      AWS::Organizations::Policy organizations:ListParents organizations:ListPoliciesForTarget \
      organizations:DescribePolicy
      """;

  private static final List<AwsOperation> ALL = TABLE.lines().flatMap(AwsOperations::row).toList();

  private AwsOperations() {}

  private static Stream<AwsOperation> row(String line) {
    List<String> words = List.of(line.split(" +"));
    ResourceType type = new ResourceType("", words.getFirst(), words.getFirst(), false);
    return words.stream().skip(1).map(word -> operation(type, word));
  }

  private static AwsOperation operation(ResourceType type, String word) {
    int equals = word.indexOf('=');
    String action = word.substring(equals + 1);
    String name = equals < 0 ? word.substring(word.indexOf(':') + 1) : word.substring(0, equals);
    return new AwsOperation(type, name, action);
  }

  /** Every operation, in the order of the types. One that needs two actions is there twice. */
  public static List<AwsOperation> all() {
    return ALL;
  }

  /** The operations that tell of a type. */
  public static List<AwsOperation> of(ResourceType type) {
    return ALL.stream().filter(operation -> operation.type().kind().equals(type.kind())).toList();
  }

  /**
   * An operation by its name.
   *
   * @throws IllegalArgumentException if the type is not read with it
   */
  public static AwsOperation get(ResourceType type, String name) {
    return of(type).stream()
        .filter(operation -> operation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " is not read with " + name));
  }

  /** The IAM actions that reading these types takes. */
  public static SortedSet<String> actions(Collection<ResourceType> types) {
    SortedSet<String> actions = new TreeSet<>();
    types.forEach(type -> of(type).forEach(operation -> actions.add(operation.action())));
    return actions;
  }
}
