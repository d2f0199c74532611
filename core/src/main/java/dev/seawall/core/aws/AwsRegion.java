package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/** Settings of one account in one region that belong to no resource. */
public final class AwsRegion extends AwsResource {
  private static final String VERSIONS = "DescribeClusterVersions";

  public AwsRegion(Document document) {
    super(document);
  }

  /** Whether EKS was asked which versions it supports. */
  public boolean saysVersions() {
    return !field(VERSIONS).isUnresolved();
  }

  /** The versions of Kubernetes that EKS knows ({@code ClusterVersionInformation}). */
  public List<AwsPart> clusterVersions() {
    return parts(this::part, VERSIONS);
  }

  /** Who may write to or read log groups, beside IAM ({@code logs:DescribeResourcePolicies}). */
  public List<AwsPart> logPolicies() {
    return parts(this::part, "DescribeResourcePolicies");
  }

  /** Whether new EBS volumes are encrypted when nobody asks for it. */
  public Fact<Boolean> ebsEncryptionByDefault() {
    return flag("GetEbsEncryptionByDefault", "EbsEncryptionByDefault").orDefault(false);
  }

  /** The key that encrypts new EBS volumes when nobody names one. */
  public Fact<String> ebsDefaultKey() {
    return text("GetEbsDefaultKmsKeyId", "KmsKeyId").orDefault("alias/aws/ebs");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
