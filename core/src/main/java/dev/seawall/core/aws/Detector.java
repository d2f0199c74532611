package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import java.util.List;
import java.util.Optional;

/** GuardDuty in one region of an account: its features, coverage and findings. */
public final class Detector extends AwsResource {
  private static final String DESCRIBED = "GetDetector";

  public Detector(Document document) {
    super(document);
  }

  /** {@code ENABLED} or {@code DISABLED}. */
  public Fact<String> status() {
    return text(DESCRIBED, "Status");
  }

  public boolean isOn() {
    return status().is("ENABLED");
  }

  /** A feature's own entry, if the detector has it. */
  public Optional<AwsPart> feature(String name) {
    return listed(DESCRIBED, "Features").stream()
        .filter(feature -> feature.text("Name").is(name))
        .findFirst();
  }

  /** Whether a feature is on; one that is not listed is off. */
  public boolean has(String feature) {
    return feature(feature).filter(each -> each.text("Status").is("ENABLED")).isPresent();
  }

  /** Whether processes on nodes are watched, by the feature's name of today or its older one. */
  public boolean watchesRuntime() {
    return has("RUNTIME_MONITORING") || has("EKS_RUNTIME_MONITORING");
  }

  /**
   * What the agent covers of a cluster of this account ({@code CoverageResource}); an administrator
   * is told of its members' clusters too, which may have the same name.
   */
  public Optional<AwsPart> coverage(String clusterName) {
    return listed("ListCoverage").stream()
        .filter(each -> each.text("AccountId").orDefault(account()).is(account()))
        .filter(
            each ->
                each.text("ResourceDetails", "EksClusterDetails", "ClusterName").is(clusterName))
        .findFirst();
  }

  /** The findings of high severity about a cluster that nobody archived. */
  public List<AwsPart> findings(EksCluster cluster) {
    return listed("GetFindings").stream().filter(each -> isAbout(each, cluster)).toList();
  }

  /** An attack sequence names the cluster among the resources of its signals. */
  private static boolean isAbout(AwsPart finding, EksCluster cluster) {
    String arn = cluster.arn().toString();
    return finding.text("Resource", "EksClusterDetails", "Arn").is(arn)
        || finding.listed("Service", "Detection", "Sequence", "Resources").stream()
            .anyMatch(resource -> resource.text("Uid").is(arn));
  }
}
