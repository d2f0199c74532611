package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import java.util.List;
import java.util.Optional;

/** A managed node group ({@code eks:DescribeNodegroup}). */
public final class Nodegroup extends AwsResource {
  private static final String DESCRIBED = "DescribeNodegroup";
  private static final String TEMPLATE = "launchTemplate";
  private static final String REMOTE = "remoteAccess";

  public Nodegroup(Document document) {
    super(document);
  }

  /** The node group's own name, without the cluster's. */
  public Fact<String> groupName() {
    return text(DESCRIBED, "nodegroupName");
  }

  public Fact<String> clusterName() {
    return text(DESCRIBED, "clusterName");
  }

  /** The image that EKS picks, such as AL2023_x86_64_STANDARD; CUSTOM when the template does. */
  public Fact<String> amiType() {
    return text(DESCRIBED, "amiType");
  }

  /** The minor version of Kubernetes that the nodes run; absent with an image of one's own. */
  public Fact<String> version() {
    return text(DESCRIBED, "version");
  }

  /** The release of the EKS image, such as {@code 1.33.4-20250920}. */
  public Fact<String> releaseVersion() {
    return text(DESCRIBED, "releaseVersion");
  }

  public Fact<String> nodeRole() {
    return text(DESCRIBED, "nodeRole");
  }

  public Fact<List<String>> subnetIds() {
    return texts(DESCRIBED, "subnets").orDefault(List.of());
  }

  /** The key pair whose owner may log in to the nodes, when EKS set that up. */
  public Fact<String> sshKey() {
    return text(DESCRIBED, REMOTE, "ec2SshKey");
  }

  /** Who may reach port 22; none means every address (EKS API, RemoteAccessConfig). */
  public Fact<List<String>> sshSources() {
    return texts(DESCRIBED, REMOTE, "sourceSecurityGroups").orDefault(List.of());
  }

  /** What EKS found wrong with the group: {@code code} and {@code message} each. */
  public List<AwsPart> healthIssues() {
    return parts(this::part, DESCRIBED, "health", "issues");
  }

  /** Whether EKS replaces nodes that do not work; it does not unless told to. */
  public Fact<Boolean> autoRepair() {
    return flag(DESCRIBED, "nodeRepairConfig", "enabled").orDefault(false);
  }

  /** The names of the groups that EKS made for it. */
  public List<String> autoScalingGroups() {
    return parts(this::part, DESCRIBED, "resources", "autoScalingGroups").stream()
        .flatMap(group -> group.text("name").value().stream())
        .toList();
  }

  /** The launch template that its owner gave it, with the version that is in use. */
  public Optional<TemplateReference> launchTemplate() {
    return TemplateReference.of(
        text(DESCRIBED, TEMPLATE, "id"), text(DESCRIBED, TEMPLATE, "version"));
  }

  /** Whether its cluster is this one; names of clusters are unique in an account's region. */
  public boolean isOf(EksCluster cluster) {
    return clusterName().is(cluster.name())
        && region().equals(cluster.region())
        && account().equals(cluster.account());
  }

  /** How many minor versions its kubelet is behind the control plane; negative when ahead. */
  public int minorsBehind(EksCluster cluster) {
    return ClusterVersion.number(cluster.version().or(""), cluster)
        - ClusterVersion.number(version().or(""), this);
  }

  private AwsPart part(Path path, Mapping content) {
    return new AwsPart(this, path, content);
  }
}
