package dev.seawall.collect.aws;

import java.time.Duration;

/**
 * How AWS is read.
 *
 * @param connectDeadline the longest to wait for a connection
 * @param callDeadline the longest one call may take, with all it was repeated for
 * @param totalDeadline the longest everything may take
 * @param callsPerService calls under way at one time to one service in one region
 * @param clustersAtOnce clusters that are read and kept at one time
 * @param mostPages pages of one list that are read
 */
public record CollectOptions(
    Duration connectDeadline,
    Duration callDeadline,
    Duration totalDeadline,
    int callsPerService,
    int clustersAtOnce,
    int mostPages) {
  /** A minute for a call and half an hour for all. */
  public static final CollectOptions STANDARD =
      new CollectOptions(
          Duration.ofSeconds(3), Duration.ofMinutes(1), Duration.ofMinutes(30), 16, 4, 10_000);

  public CollectOptions {
    if (callsPerService < 1 || clustersAtOnce < 1 || mostPages < 1) {
      throw new IllegalArgumentException("calls, clusters and pages must be at least 1");
    }
  }

  public CollectOptions withDeadlines(Duration connect, Duration call, Duration total) {
    return new CollectOptions(connect, call, total, callsPerService, clustersAtOnce, mostPages);
  }

  public CollectOptions withParallelism(int calls, int clusters) {
    return new CollectOptions(
        connectDeadline, callDeadline, totalDeadline, calls, clusters, mostPages);
  }
}
