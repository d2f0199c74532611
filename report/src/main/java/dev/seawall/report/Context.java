package dev.seawall.report;

import dev.seawall.core.judge.ClusterResult;
import java.time.Duration;
import java.util.List;

/**
 * What a report says beside the results: the tool's version, the target as it was given on the
 * command line, when the run started (ISO 8601) and how long it took, the screen it is written to,
 * whether every finding is listed on the terminal, the maps of the clusters, and how each of
 * several clusters is, the worst first. Empty and zero are not shown.
 */
public record Context(
    String version,
    String target,
    String started,
    Duration took,
    Screen screen,
    boolean details,
    List<ClusterMap> clusters,
    List<ClusterResult> fleet) {
  public Context {
    clusters = List.copyOf(clusters);
    fleet = List.copyOf(fleet);
  }

  /** A context without times and without a screen. */
  public static Context of(String version, String target) {
    return new Context(
        version, target, "", Duration.ZERO, Screen.PLAIN, false, List.of(), List.of());
  }

  public Context on(Screen other) {
    return new Context(version, target, started, took, other, details, clusters, fleet);
  }

  public Context withDetails(boolean wanted) {
    return new Context(version, target, started, took, screen, wanted, clusters, fleet);
  }

  public Context withClusters(List<ClusterMap> maps) {
    return new Context(version, target, started, took, screen, details, maps, fleet);
  }

  public Context withFleet(List<ClusterResult> results) {
    return new Context(version, target, started, took, screen, details, clusters, results);
  }

  public Context timed(String start, Duration duration) {
    return new Context(version, target, start, duration, screen, details, clusters, fleet);
  }
}
