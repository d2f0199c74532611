package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;

/** An EKS capability, such as the managed Argo CD ({@code eks:DescribeCapability}). */
public final class Capability extends AwsResource {
  private static final String DESCRIBED = "DescribeCapability";
  private static final String CONFIGURATION = "configuration";
  private static final String ARGO_CD = "argoCd";

  public Capability(Document document) {
    super(document);
  }

  /** ACK, KRO or ARGOCD. */
  public Fact<String> capabilityType() {
    return text(DESCRIBED, "type");
  }

  public boolean isArgoCd() {
    return capabilityType().is("ARGOCD");
  }

  /** The role that the capability acts with, in AWS and in the cluster. */
  public Fact<String> roleArn() {
    return text(DESCRIBED, "roleArn");
  }

  public Fact<String> clusterName() {
    return text(DESCRIBED, "clusterName");
  }

  public Fact<String> status() {
    return text(DESCRIBED, "status");
  }

  /** What EKS says is wrong, each with its {@code code} and {@code message}. */
  public List<AwsPart> healthIssues() {
    return parts(this::part, DESCRIBED, "health", "issues");
  }

  /** The VPC endpoints that alone reach Argo CD; with none it is on the Internet. */
  public Fact<List<String>> vpcEndpoints() {
    return texts(DESCRIBED, CONFIGURATION, ARGO_CD, "networkAccess", "vpceIds")
        .orDefault(List.of());
  }

  /** Who of IAM Identity Center is what in Argo CD, each with its {@code role}. */
  public List<AwsPart> roleMappings() {
    return parts(this::part, DESCRIBED, CONFIGURATION, ARGO_CD, "rbacRoleMappings");
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
