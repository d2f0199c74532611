package dev.seawall.collect.kubernetes;

import dev.seawall.documents.Projection;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a cluster is read.
 *
 * @param namespaces the only namespaces to read; empty for all
 * @param readSecrets whether Secrets are listed, of which only names, types and key names are kept
 * @param pageSize objects a request asks for
 * @param callDeadline the longest one request may take, its answer included
 * @param totalDeadline the longest everything may take
 * @param parallelism requests under way at one time
 * @param projection which parts of objects are kept
 */
public record CollectOptions(
    SortedSet<String> namespaces,
    boolean readSecrets,
    int pageSize,
    Duration callDeadline,
    Duration totalDeadline,
    int parallelism,
    Projection projection) {
  /** All namespaces without Secrets, a minute for a page and a quarter of an hour for all. */
  public static final CollectOptions STANDARD =
      new CollectOptions(
          new TreeSet<>(),
          false,
          500,
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          4,
          Projection.CHECKED);

  public CollectOptions {
    namespaces = new TreeSet<>(namespaces);
    if (pageSize < 1 || parallelism < 1) {
      throw new IllegalArgumentException("page size and parallelism must be at least 1");
    }
  }

  public CollectOptions withNamespaces(SortedSet<String> only) {
    return new CollectOptions(
        only, readSecrets, pageSize, callDeadline, totalDeadline, parallelism, projection);
  }

  public CollectOptions withSecrets() {
    return new CollectOptions(
        namespaces, true, pageSize, callDeadline, totalDeadline, parallelism, projection);
  }

  public CollectOptions withPageSize(int objects) {
    return new CollectOptions(
        namespaces, readSecrets, objects, callDeadline, totalDeadline, parallelism, projection);
  }

  public CollectOptions withDeadlines(Duration call, Duration total) {
    return new CollectOptions(
        namespaces, readSecrets, pageSize, call, total, parallelism, projection);
  }

  public CollectOptions withParallelism(int requests) {
    return new CollectOptions(
        namespaces, readSecrets, pageSize, callDeadline, totalDeadline, requests, projection);
  }

  public CollectOptions withProjection(Projection kept) {
    return new CollectOptions(
        namespaces, readSecrets, pageSize, callDeadline, totalDeadline, parallelism, kept);
  }
}
