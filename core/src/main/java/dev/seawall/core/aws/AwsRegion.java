package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/** Settings of one account in one region that belong to no resource. */
public final class AwsRegion extends AwsResource {
  private static final String VERSIONS = "DescribeClusterVersions";
  private static final String METADATA_DEFAULTS = "GetInstanceMetadataDefaults";

  public AwsRegion(Document document) {
    super(document);
  }

  /** The names of the account's clusters in the region, all of them ({@code eks:ListClusters}). */
  public Fact<List<String>> clusterNames() {
    return texts("ListClusters");
  }

  /** Whether EKS was asked which versions it supports. */
  public boolean saysVersions() {
    return !field(VERSIONS).isUnresolved();
  }

  /** The versions of Kubernetes that EKS knows ({@code ClusterVersionInformation}). */
  public List<AwsPart> clusterVersions() {
    return parts(this::part, VERSIONS);
  }

  /** Who may write to or read log groups, beside IAM; a group may have a policy of its own. */
  public List<AwsPart> logPolicies() {
    return parts(this::part, "DescribeResourcePolicies");
  }

  /** What AWS Backup has a recovery point of, each with the time of the newest. */
  public List<AwsPart> protectedResources() {
    return parts(this::part, "ListProtectedResources");
  }

  /** Whether new EBS volumes are encrypted when nobody asks for it. */
  public Fact<Boolean> ebsEncryptionByDefault() {
    return flag("GetEbsEncryptionByDefault", "EbsEncryptionByDefault").orDefault(false);
  }

  /** The key that encrypts new EBS volumes when nobody names one. */
  public Fact<String> ebsDefaultKey() {
    return text("GetEbsDefaultKmsKeyId", "KmsKeyId").orDefault("alias/aws/ebs");
  }

  /** Whether new instances must use IMDSv2 when nobody says otherwise; none is no preference. */
  public Fact<String> defaultHttpTokens() {
    return text(METADATA_DEFAULTS, "HttpTokens");
  }

  /** The hop limit of new instances when nobody says otherwise; none is no preference. */
  public Fact<Long> defaultHopLimit() {
    return number(METADATA_DEFAULTS, "HttpPutResponseHopLimit").unless(-1L);
  }

  /** Whether an instance that would answer IMDSv1 cannot be started: {@code enabled}. */
  public Fact<String> httpTokensEnforced() {
    return text(METADATA_DEFAULTS, "HttpTokensEnforced").orDefault("disabled");
  }

  /** {@code block-all-sharing}, {@code block-new-sharing} or {@code unblocked}. */
  public Fact<String> snapshotSharing() {
    return text("GetSnapshotBlockPublicAccessState", "State").orDefault("unblocked");
  }

  /** {@code block-new-sharing} or {@code unblocked}. */
  public Fact<String> imageSharing() {
    return text("GetImageBlockPublicAccessState", "ImageBlockPublicAccessState")
        .orDefault("unblocked");
  }

  /** The account's own EBS snapshots that every account can read, by id. */
  public Fact<List<String>> publicSnapshots() {
    return texts("DescribeSnapshots").orDefault(List.of());
  }

  /** Whether the serial console of instances can be opened. */
  public Fact<Boolean> serialConsole() {
    return flag("GetSerialConsoleAccessStatus", "SerialConsoleAccessEnabled").orDefault(false);
  }

  /** {@code enabled}, {@code audit-mode} or {@code disabled}. */
  public Fact<String> allowedImages() {
    return text("GetAllowedImagesSettings", "State").orDefault("disabled");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
