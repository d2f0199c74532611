package dev.seawall.cli;

import dev.seawall.core.aws.Arn;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.ClusterComparison;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Fleet;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.report.ClusterMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Judges each of many clusters as it comes, so that none has to be kept, and then side by side. */
final class FleetScan {
  /** A page with the maps of more clusters helps nobody. */
  private static final int MOST_MAPS = 20;

  /** Hands on clusters one by one, and then tells what was not read beside them. */
  @FunctionalInterface
  interface Source {
    EksSource.Many read(Consumer<Snapshot> sink);
  }

  private final Source source;
  private final ProgressLine progress;
  private final Map<String, ClusterMap> maps = new TreeMap<>();

  FleetScan(Source source, ProgressLine progress) {
    this.source = source;
    this.progress = progress;
  }

  ScanCommand.Judged run(Catalogue catalogue, Rules rules, int threads) {
    Fleet fleet = new Fleet(rules);
    ClusterComparison comparison = new ClusterComparison(catalogue, rules);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      EksSource.Many all =
          source.read(
              snapshot -> {
                Inventory inventory =
                    new Inventory(Sources.withTypesNotAskedFor(snapshot, catalogue));
                fleet.add(Judge.judge(inventory, catalogue, rules, executor));
                comparison.add(inventory);
                ClusterMap.of(inventory).forEach(map -> maps.put(map.arn(), map));
                progress.say(judged(fleet, snapshot));
              });
      fleet.compare(comparison.judge(all.gaps(), executor));
      List<ClusterResult> clusters = fleet.clusters();
      String name = clusters.size() == 1 ? "1 cluster" : clusters.size() + " clusters";
      Results results = fleet.results(name, details(clusters), all.gaps(), all.problems());
      return new ScanCommand.Judged(results, worst(clusters), clusters);
    }
  }

  private static String judged(Fleet fleet, Snapshot last) {
    String count = fleet.size() == 1 ? "1 cluster" : fleet.size() + " clusters";
    return "judged " + count + ", the last " + last.scope().details().get("cluster");
  }

  /** The accounts and regions of the clusters, for the report's head. */
  private static Map<String, String> details(List<ClusterResult> clusters) {
    Map<String, String> details = new TreeMap<>();
    details.put("account", all(clusters, Arn::account));
    details.put("region", all(clusters, Arn::region));
    return details;
  }

  private static String all(List<ClusterResult> clusters, Function<Arn, String> part) {
    TreeSet<String> parts = new TreeSet<>();
    clusters.forEach(each -> Arn.of(each.arn()).map(part).ifPresent(parts::add));
    return String.join(", ", parts);
  }

  /** The maps of the worst clusters, the worst first. */
  private List<ClusterMap> worst(List<ClusterResult> clusters) {
    return clusters.stream()
        .map(each -> Optional.ofNullable(maps.get(each.arn())))
        .flatMap(Optional::stream)
        .limit(MOST_MAPS)
        .toList();
  }
}
