package dev.seawall.core.judge;

import dev.seawall.core.aws.AwsResource;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Instance;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;

/**
 * What only shows when clusters stand side by side. Of each cluster that goes by it keeps the few
 * AWS resources that the checks across clusters read, of instances one for each instance profile,
 * and judges them together at the end.
 */
public final class ClusterComparison {
  private final Catalogue catalogue;
  private final Rules rules;
  private final Set<ResourceType> types = new TreeSet<>();
  private final Map<String, Document> documents = new TreeMap<>();
  private final Set<String> profiles = new TreeSet<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();

  /** Of a whole catalogue, the checks across clusters are asked. */
  public ClusterComparison(Catalogue whole, Rules rules) {
    List<Check<?>> checks =
        whole.checks().stream().filter(check -> check.spec().comparesClusters()).toList();
    this.catalogue = new Catalogue(checks);
    this.rules =
        new Rules(
            rules.exemptions().stream()
                .filter(each -> catalogue.find(each.check()).isPresent() || isForAll(each))
                .toList(),
            rules.exemptionFile(),
            rules.baseline(),
            rules.today());
    types.add(AwsTypes.EKS_CLUSTERS);
    for (Check<?> check : checks) {
      Spec<?> spec = check.spec();
      types.addAll(AssetTypes.typesOf(spec.judges()));
      types.addAll(spec.reads());
    }
  }

  private static boolean isForAll(Exemption exemption) {
    return exemption.check().equals("*");
  }

  /** Keeps what is needed of a cluster. */
  public void add(Inventory inventory) {
    for (AwsResource each : inventory.aws().resources()) {
      if (types.stream().anyMatch(type -> type.kind().equals(each.type())) && isNew(each)) {
        documents.putIfAbsent(each.arn().toString(), each.document());
      }
    }
    inventory.snapshot().gaps().stream()
        .filter(gap -> types.contains(gap.type()))
        .forEach(gaps::add);
  }

  /** The instances of one profile and cluster say the same. */
  private boolean isNew(AwsResource resource) {
    return !(resource instanceof Instance instance)
        || instance.instanceProfile().isUnresolved()
        || instance.tagsAreUnknown()
        || profiles.add(
            instance.instanceProfile().or("")
                + ' '
                + instance.region()
                + ' '
                + instance.clusterName().orElse(""));
  }

  /** Judges what was kept; {@code hidden} are gaps that may hide whole clusters. */
  public Results judge(List<Gap> hidden, ExecutorService threads) {
    List<Gap> all = new ArrayList<>(gaps);
    all.addAll(hidden);
    Scope scope = new Scope(Scope.Kind.CLUSTER, "", new TreeSet<>(types), Map.of());
    Snapshot snapshot = new Snapshot(scope, List.copyOf(documents.values()), all, List.of());
    return Judge.judge(new Inventory(snapshot), catalogue, rules, threads);
  }
}
