package dev.seawall.core.aws;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GuardDuty in one region of an account: its features, coverage and findings. */
public final class Detector extends AwsResource {
  private static final String DESCRIBED = "GetDetector";

  /** Fields of findings that say of which kind one is, and nothing of what happened. */
  private static final Set<String> BROAD =
      Set.of("resource.resourceType", "type", "region", "accountId", "service.archived");

  private static final Set<String> EQUAL = Set.of("Eq", "Equals");

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

  /** The filters that archive findings of clusters, whatever else these are about. */
  public List<AwsPart> filtersThatHideClusters() {
    return listed("ListFilters").stream()
        .filter(each -> each.text("Action").is("ARCHIVE") && hidesClusters(each))
        .toList();
  }

  /** A criterion on anything else, such as a user or a namespace, makes a filter narrow. */
  private static boolean hidesClusters(AwsPart filter) {
    if (!(filter.field("FindingCriteria", "Criterion").value().orElse(Mapping.EMPTY)
        instanceof Mapping criteria)) {
      return false;
    }
    boolean named = false;
    for (Map.Entry<String, Value> each : criteria.entries().entrySet()) {
      if (!BROAD.contains(each.getKey())) {
        return false;
      }
      named |=
          each.getValue() instanceof Mapping condition
              && condition.entries().entrySet().stream()
                  .filter(test -> EQUAL.contains(test.getKey()))
                  .anyMatch(test -> ofClusters(test.getValue()));
    }
    return named;
  }

  private static boolean ofClusters(Value values) {
    return values instanceof Sequence list
        && list.items().stream()
            .anyMatch(
                each ->
                    each instanceof Text text
                        && (text.text().equals("EKSCluster")
                            || text.text().contains(":Kubernetes/")
                            || text.text().contains(":EKS/")));
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
