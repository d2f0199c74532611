package dev.seawall.report;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clusters of a report by the shortest names that tell them apart, and whose findings are. */
final class FleetNames {
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<String>> byFinding = new HashMap<>();

  FleetNames(List<ClusterResult> fleet) {
    Map<String, Integer> bare = new HashMap<>();
    Map<String, Integer> regional = new HashMap<>();
    for (ClusterResult each : fleet) {
      bare.merge(last(each.name(), 1), 1, Integer::sum);
      regional.merge(last(each.name(), 2), 1, Integer::sum);
    }
    for (ClusterResult each : fleet) {
      String name = each.name();
      String own = last(name, 1);
      String inRegion = last(name, 2);
      names.put(
          each.arn(),
          bare.getOrDefault(own, 0) == 1
              ? own
              : regional.getOrDefault(inRegion, 0) == 1 ? inRegion : name);
      for (String fingerprint : each.fingerprints()) {
        byFinding.computeIfAbsent(fingerprint, key -> new ArrayList<>()).add(each.arn());
      }
    }
  }

  /** The last parts of a name that is made with slashes. */
  private static String last(String name, int parts) {
    int from = name.length();
    for (int i = 0; i < parts && from > 0; i++) {
      from = name.lastIndexOf('/', from - 1);
    }
    return name.substring(from + 1);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  String of(String arn) {
    return Optional.ofNullable(names.get(arn)).orElseGet(() -> ResourceId.clusterName(arn));
  }

  /** The ARNs of the clusters that have a finding, the worst cluster first. */
  List<String> clustersOf(Finding finding) {
    return byFinding.getOrDefault(finding.fingerprint(), List.of());
  }

  /** An asset with its cluster in the shortest words. */
  String shown(ResourceId asset) {
    return asset.cluster().isEmpty() || isEmpty()
        ? asset.toString()
        : asset.withoutCluster() + " in " + of(asset.cluster());
  }
}
