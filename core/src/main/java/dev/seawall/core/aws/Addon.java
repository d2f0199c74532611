package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Optional;

/** An EKS add-on ({@code eks:DescribeAddon}) with what its publisher says of its versions. */
public final class Addon extends AwsResource {
  private static final String DESCRIBED = "DescribeAddon";
  private static final String VERSIONS = "DescribeAddonVersions";

  public Addon(Document document) {
    super(document);
  }

  public Fact<String> addonName() {
    return text(DESCRIBED, "addonName");
  }

  /** The name of the cluster it is installed in, as the ARN {@code addon/prod/vpc-cni/…} has it. */
  public String clusterName() {
    String name = arn().name();
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** Whether it is installed in a cluster. */
  public boolean isOf(EksCluster cluster) {
    return region().equals(cluster.region())
        && account().equals(cluster.account())
        && clusterName().equals(cluster.name());
  }

  public Fact<String> status() {
    return text(DESCRIBED, "status");
  }

  public Fact<String> version() {
    return text(DESCRIBED, "addonVersion");
  }

  /** Who made it: eks for AWS itself, else a seller. */
  public Fact<String> publisher() {
    return text(DESCRIBED, "publisher").orElse(text(VERSIONS, "publisher"));
  }

  /** Who supports it: aws, aws-marketplace or community. */
  public Fact<String> owner() {
    return text(DESCRIBED, "owner").orElse(text(VERSIONS, "owner"));
  }

  /** What EKS says is wrong, each with its {@code code} and {@code message}. */
  public List<AwsPart> healthIssues() {
    return parts(this::part, DESCRIBED, "health", "issues");
  }

  /** The role that its service account has by IRSA. */
  public Fact<String> serviceAccountRole() {
    return text(DESCRIBED, "serviceAccountRoleArn");
  }

  /** The ARNs of its Pod Identity associations. */
  public Fact<List<String>> podIdentityAssociations() {
    return texts(DESCRIBED, "podIdentityAssociations").orDefault(List.of());
  }

  /** The settings in JSON or YAML that override the publisher's. */
  public Fact<String> configuration() {
    return text(DESCRIBED, "configurationValues");
  }

  /** The versions that exist for the cluster's version of Kubernetes, newest first. */
  public List<AwsPart> versions() {
    return parts(this::part, VERSIONS, "addonVersions");
  }

  /** What the publisher says of the version that runs; empty when it is not listed any more. */
  public Optional<AwsPart> currentVersion() {
    String own = version().or("");
    return versions().stream().filter(each -> each.text("addonVersion").is(own)).findFirst();
  }

  /** The version that EKS would install now. */
  public Optional<AwsPart> defaultVersion() {
    for (AwsPart each : versions()) {
      for (AwsPart fits : each.parts(this::part, "compatibilities")) {
        if (fits.flag("defaultVersion").orDefault(false).is(true)) {
          return Optional.of(each);
        }
      }
    }
    return Optional.empty();
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
