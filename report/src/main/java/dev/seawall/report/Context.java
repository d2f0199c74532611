package dev.seawall.report;

import java.time.Duration;
import java.util.List;

/**
 * What a report says beside the results: the tool's version, the target as it was given on the
 * command line, when the run started (ISO 8601) and how long it took, the screen it is written to,
 * whether every finding is listed on the terminal, and the maps of the clusters. Empty and zero are
 * not shown.
 */
public record Context(
    String version,
    String target,
    String started,
    Duration took,
    Screen screen,
    boolean details,
    List<ClusterMap> clusters) {
  public Context {
    clusters = List.copyOf(clusters);
  }

  /** A context without times and without a screen. */
  public static Context of(String version, String target) {
    return new Context(version, target, "", Duration.ZERO, Screen.PLAIN, false, List.of());
  }

  public Context on(Screen other) {
    return new Context(version, target, started, took, other, details, clusters);
  }

  public Context withDetails(boolean wanted) {
    return new Context(version, target, started, took, screen, wanted, clusters);
  }

  public Context withClusters(List<ClusterMap> maps) {
    return new Context(version, target, started, took, screen, details, maps);
  }

  public Context timed(String start, Duration duration) {
    return new Context(version, target, start, duration, screen, details, clusters);
  }
}
