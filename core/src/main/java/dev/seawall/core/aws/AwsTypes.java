package dev.seawall.core.aws;

import dev.seawall.core.asset.Asset;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of AWS resources that are read, by the names CloudFormation has for them; {@code
 * AWS::Region} and {@code AWS::Account} are ours, for settings that belong to no resource.
 */
public final class AwsTypes {
  public static final ResourceType EKS_CLUSTERS = type("AWS::EKS::Cluster");
  public static final ResourceType NODEGROUPS = type("AWS::EKS::Nodegroup");
  public static final ResourceType FARGATE_PROFILES = type("AWS::EKS::FargateProfile");
  public static final ResourceType ADDONS = type("AWS::EKS::Addon");
  public static final ResourceType ACCESS_ENTRIES = type("AWS::EKS::AccessEntry");
  public static final ResourceType POD_IDENTITY_ASSOCIATIONS =
      type("AWS::EKS::PodIdentityAssociation");
  public static final ResourceType IDENTITY_PROVIDER_CONFIGS =
      type("AWS::EKS::IdentityProviderConfig");
  public static final ResourceType CAPABILITIES = type("AWS::EKS::Capability");
  public static final ResourceType IAM_ROLES = type("AWS::IAM::Role");
  public static final ResourceType IAM_USERS = type("AWS::IAM::User");
  public static final ResourceType IAM_GROUPS = type("AWS::IAM::Group");
  public static final ResourceType MANAGED_POLICIES = type("AWS::IAM::ManagedPolicy");
  public static final ResourceType OIDC_PROVIDERS = type("AWS::IAM::OIDCProvider");
  public static final ResourceType INSTANCE_PROFILES = type("AWS::IAM::InstanceProfile");
  public static final ResourceType VPCS = type("AWS::EC2::VPC");
  public static final ResourceType SUBNETS = type("AWS::EC2::Subnet");
  public static final ResourceType SECURITY_GROUPS = type("AWS::EC2::SecurityGroup");
  public static final ResourceType PREFIX_LISTS = type("AWS::EC2::PrefixList");
  public static final ResourceType NETWORK_INTERFACES = type("AWS::EC2::NetworkInterface");
  public static final ResourceType LAUNCH_TEMPLATES = type("AWS::EC2::LaunchTemplate");
  public static final ResourceType INSTANCES = type("AWS::EC2::Instance");
  public static final ResourceType VOLUMES = type("AWS::EC2::Volume");
  public static final ResourceType IMAGES = type("AWS::EC2::Image");
  public static final ResourceType TRANSIT_GATEWAYS = type("AWS::EC2::TransitGateway");
  public static final ResourceType AUTO_SCALING_GROUPS = type("AWS::AutoScaling::AutoScalingGroup");
  public static final ResourceType LOAD_BALANCERS =
      type("AWS::ElasticLoadBalancingV2::LoadBalancer");
  public static final ResourceType CLASSIC_LOAD_BALANCERS =
      type("AWS::ElasticLoadBalancing::LoadBalancer");
  public static final ResourceType CERTIFICATES = type("AWS::CertificateManager::Certificate");
  public static final ResourceType KMS_KEYS = type("AWS::KMS::Key");
  public static final ResourceType LOG_GROUPS = type("AWS::Logs::LogGroup");
  public static final ResourceType REPOSITORIES = type("AWS::ECR::Repository");
  public static final ResourceType FILE_SYSTEMS = type("AWS::EFS::FileSystem");
  public static final ResourceType AWS_SECRETS = type("AWS::SecretsManager::Secret");
  public static final ResourceType PARAMETERS = type("AWS::SSM::Parameter");
  public static final ResourceType BACKUP_VAULTS = type("AWS::Backup::BackupVault");
  public static final ResourceType BUCKETS = type("AWS::S3::Bucket");
  public static final ResourceType DETECTORS = type("AWS::GuardDuty::Detector");
  public static final ResourceType TRAILS = type("AWS::CloudTrail::Trail");
  public static final ResourceType REGIONS = type("AWS::Region");
  public static final ResourceType ACCOUNTS = type("AWS::Account");

  /**
   * Service control policies. They stand on the account that they hold for, and have a type of
   * their own because most accounts may not read them.
   */
  public static final ResourceType SERVICE_CONTROL_POLICIES = type("AWS::Organizations::Policy");

  /** A type, the class of its assets, and how one is made. */
  private record Entry<R extends AwsResource>(
      ResourceType type, Class<R> assets, Function<Document, R> maker) {}

  private static final List<Entry<?>> ENTRIES =
      List.of(
          new Entry<>(EKS_CLUSTERS, EksCluster.class, EksCluster::new),
          new Entry<>(NODEGROUPS, Nodegroup.class, Nodegroup::new),
          new Entry<>(FARGATE_PROFILES, FargateProfile.class, FargateProfile::new),
          new Entry<>(ADDONS, Addon.class, Addon::new),
          new Entry<>(ACCESS_ENTRIES, AccessEntry.class, AccessEntry::new),
          new Entry<>(
              POD_IDENTITY_ASSOCIATIONS, PodIdentityAssociation.class, PodIdentityAssociation::new),
          new Entry<>(
              IDENTITY_PROVIDER_CONFIGS, IdentityProviderConfig.class, IdentityProviderConfig::new),
          new Entry<>(CAPABILITIES, Capability.class, Capability::new),
          new Entry<>(IAM_ROLES, IamRole.class, IamRole::new),
          new Entry<>(IAM_USERS, IamUser.class, IamUser::new),
          new Entry<>(IAM_GROUPS, IamGroup.class, IamGroup::new),
          new Entry<>(MANAGED_POLICIES, ManagedPolicy.class, ManagedPolicy::new),
          new Entry<>(OIDC_PROVIDERS, OidcProvider.class, OidcProvider::new),
          new Entry<>(INSTANCE_PROFILES, InstanceProfile.class, InstanceProfile::new),
          new Entry<>(VPCS, Vpc.class, Vpc::new),
          new Entry<>(SUBNETS, Subnet.class, Subnet::new),
          new Entry<>(SECURITY_GROUPS, SecurityGroup.class, SecurityGroup::new),
          new Entry<>(PREFIX_LISTS, PrefixList.class, PrefixList::new),
          new Entry<>(NETWORK_INTERFACES, NetworkInterface.class, NetworkInterface::new),
          new Entry<>(LAUNCH_TEMPLATES, LaunchTemplate.class, LaunchTemplate::new),
          new Entry<>(INSTANCES, Instance.class, Instance::new),
          new Entry<>(VOLUMES, Volume.class, Volume::new),
          new Entry<>(IMAGES, Image.class, Image::new),
          new Entry<>(TRANSIT_GATEWAYS, TransitGateway.class, TransitGateway::new),
          new Entry<>(AUTO_SCALING_GROUPS, AutoScalingGroup.class, AutoScalingGroup::new),
          new Entry<>(LOAD_BALANCERS, LoadBalancer.class, LoadBalancer::new),
          new Entry<>(CLASSIC_LOAD_BALANCERS, ClassicLoadBalancer.class, ClassicLoadBalancer::new),
          new Entry<>(CERTIFICATES, Certificate.class, Certificate::new),
          new Entry<>(KMS_KEYS, KmsKey.class, KmsKey::new),
          new Entry<>(LOG_GROUPS, LogGroup.class, LogGroup::new),
          new Entry<>(REPOSITORIES, Repository.class, Repository::new),
          new Entry<>(FILE_SYSTEMS, FileSystem.class, FileSystem::new),
          new Entry<>(AWS_SECRETS, AwsSecret.class, AwsSecret::new),
          new Entry<>(PARAMETERS, Parameter.class, Parameter::new),
          new Entry<>(BACKUP_VAULTS, BackupVault.class, BackupVault::new),
          new Entry<>(BUCKETS, Bucket.class, Bucket::new),
          new Entry<>(DETECTORS, Detector.class, Detector::new),
          new Entry<>(TRAILS, Trail.class, Trail::new),
          new Entry<>(REGIONS, AwsRegion.class, AwsRegion::new),
          new Entry<>(ACCOUNTS, AwsAccount.class, AwsAccount::new));

  private static final Map<String, Entry<?>> BY_NAME = new HashMap<>();

  static {
    for (Entry<?> entry : ENTRIES) {
      BY_NAME.put(entry.type().kind(), entry);
    }
  }

  private AwsTypes() {}

  private static ResourceType type(String name) {
    return new ResourceType("", name, name, false);
  }

  /** Every type that is read. */
  public static List<ResourceType> all() {
    return Stream.concat(
            ENTRIES.stream().<ResourceType>map(Entry::type), Stream.of(SERVICE_CONTROL_POLICIES))
        .toList();
  }

  /** The type with a name, if it is one that is read. */
  public static Stream<ResourceType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name)).<ResourceType>map(Entry::type).stream();
  }

  /** The class of each type's assets. */
  public static List<Class<? extends AwsResource>> assets() {
    return ENTRIES.stream().<Class<? extends AwsResource>>map(Entry::assets).toList();
  }

  /** Whether a type, or a single operation on one, is of AWS rather than of Kubernetes. */
  public static boolean isOne(ResourceType type) {
    return type.kind().startsWith("AWS::");
  }

  /** The types that assets of a class come from; empty when the class is no AWS asset. */
  public static Optional<Set<ResourceType>> typesOf(Class<? extends Asset> assets) {
    Set<ResourceType> types =
        ENTRIES.stream()
            .filter(entry -> assets.isAssignableFrom(entry.assets()))
            .map(Entry::type)
            .collect(Collectors.toSet());
    boolean broader = assets.isAssignableFrom(AwsResource.class);
    return types.isEmpty() || broader ? Optional.empty() : Optional.of(types);
  }

  /** The asset that a document describes, in the class of its type. */
  static AwsResource resource(Document document) {
    Entry<?> entry = BY_NAME.get(AwsResource.typeOf(document.value()));
    return entry == null ? new AwsResource(document) : entry.maker().apply(document);
  }
}
