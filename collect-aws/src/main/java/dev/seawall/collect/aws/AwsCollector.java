package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.ResourceType;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the AWS side of EKS clusters with one set of credentials. What cannot be read becomes a
 * gap; an exception means that nothing could be read at all.
 */
public final class AwsCollector implements AutoCloseable {
  private final Access access;
  private final AwsConnection connection;
  private final CollectOptions options;

  private AwsCollector(Access access, AwsConnection connection, CollectOptions options) {
    this.access = access;
    this.connection = connection;
    this.options = options;
  }

  /** Finds credentials and a region, assumes the role, and asks STS whose they are. */
  public static AwsCollector open(AwsConnection connection, CollectOptions options)
      throws AwsConnectionException {
    return open(connection, options, () -> {});
  }

  /**
   * The same where something must be waited for before AWS is called for the first time, be it for
   * credentials.
   */
  public static AwsCollector open(
      AwsConnection connection, CollectOptions options, Runnable beforeCalls)
      throws AwsConnectionException {
    return new AwsCollector(Access.open(connection, options, beforeCalls), connection, options);
  }

  /** Who reads. */
  public Identity identity() {
    return access.identity();
  }

  /**
   * Reads clusters and hands on each as it is finished, one at a time and in no order. What the
   * sink throws ends the collection and is thrown on.
   *
   * @param types the types to read; the others are gaps that nobody asked for
   * @param mentioned what a cluster's Kubernetes side names; asked on a thread of its own as soon
   *     as the cluster was described
   */
  public Summary collect(
      Target target,
      Collection<ResourceType> types,
      Function<Described, Mentioned> mentioned,
      Progress progress,
      Consumer<Collected> sink) {
    try (Survey collection =
        new Survey(access, connection, options, Wanted.of(types), mentioned, progress, sink)) {
      return collection.run(target);
    }
  }

  @Override
  public void close() {
    access.close();
  }
}
