package dev.seawall.core.judge;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Severity;
import dev.seawall.core.snapshot.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cluster among several: its ARN, its findings by severity with those on what it shares with
 * others, how many verdicts could not be given, its score, whether all of it was read and judged,
 * the checks with the worst findings, what could not be read, and the fingerprints of its findings.
 */
public record ClusterResult(
    String arn,
    Map<Severity, Integer> counts,
    int unknown,
    Score score,
    boolean complete,
    List<Worst> worst,
    List<String> unread,
    Set<String> fingerprints)
    implements Comparable<ClusterResult> {
  private static final int WORST = 3;
  private static final Comparator<ClusterResult> ORDER =
      Comparator.<ClusterResult>comparingInt(each -> -each.count(Severity.CRITICAL))
          .thenComparingInt(each -> -each.count(Severity.HIGH))
          .thenComparingInt(each -> -each.count(Severity.MEDIUM))
          .thenComparingInt(each -> -each.count(Severity.LOW))
          .thenComparingInt(each -> -each.unknown())
          .thenComparing(ClusterResult::arn);

  /** A check, how bad its findings are, and how many there are. */
  public record Worst(String check, Severity severity, int findings) {}

  public ClusterResult {
    counts = new EnumMap<>(counts);
    worst = List.copyOf(worst);
    unread = List.copyOf(unread);
    fingerprints = Set.copyOf(fingerprints);
  }

  static ClusterResult of(Results results) {
    return new ClusterResult(
        results.scope().name(),
        results.counts(),
        results.unknown().size(),
        results.score(),
        results.isComplete(),
        worst(results.findings()),
        results.problems().stream()
            .filter(each -> each.level() == Problem.Level.ERROR)
            .map(Problem::message)
            .toList(),
        Stream.concat(
                results.findings().stream(),
                results.accepted().stream().map(AcceptedFinding::finding))
            .map(Finding::fingerprint)
            .collect(Collectors.toSet()));
  }

  /** The findings are sorted, so that those of one check and severity stand together. */
  private static List<Worst> worst(List<Finding> findings) {
    List<Worst> worst = new ArrayList<>();
    for (Finding each : findings) {
      Worst last = worst.isEmpty() ? null : worst.getLast();
      boolean same =
          last != null && last.check().equals(each.check()) && last.severity() == each.severity();
      if (last != null && same) {
        worst.set(worst.size() - 1, new Worst(last.check(), last.severity(), last.findings() + 1));
      } else {
        worst.add(new Worst(each.check(), each.severity(), 1));
      }
    }
    worst.sort(
        Comparator.comparing(Worst::severity)
            .thenComparing(each -> -each.findings())
            .thenComparing(Worst::check));
    return worst.subList(0, Math.min(WORST, worst.size()));
  }

  /** The findings of a severity. */
  public int count(Severity severity) {
    return counts.getOrDefault(severity, 0);
  }

  /** {@code 111122223333/eu-west-1/prod}. */
  public String name() {
    return ResourceId.clusterName(arn);
  }

  /** The worst first. */
  @Override
  public int compareTo(ClusterResult other) {
    return ORDER.compare(this, other);
  }
}
