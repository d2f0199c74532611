package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiClient.Ask;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.collect.kubernetes.connection.ConnectionException.Code;
import dev.seawall.collect.kubernetes.connection.Shown;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads a live cluster with nothing but {@code list}. What cannot be read becomes a gap; an
 * exception means that nothing could be read at all.
 */
public final class KubernetesCollector {
  private KubernetesCollector() {}

  /**
   * A snapshot of the types and, when CustomResourceDefinitions are among them, of the custom
   * resources that make pods.
   */
  public static Snapshot collect(
      Connection connection,
      Collection<ResourceType> types,
      CollectOptions options,
      Progress progress)
      throws ConnectionException {
    List<Document> documents = new ArrayList<>();
    Collected collected = collect(connection, types, options, progress, documents::add);
    documents.sort(
        Comparator.comparing(
            document -> document.origin() instanceof Origin.Api api ? api.path() : ""));
    return new Snapshot(collected.scope(), documents, collected.gaps(), collected.problems());
  }

  /**
   * Hands on each document as it is read, one at a time and in no order, so that none has to be
   * kept. What the sink throws ends the collection and is thrown on.
   */
  public static Collected collect(
      Connection connection,
      Collection<ResourceType> types,
      CollectOptions options,
      Progress progress,
      Consumer<Document> sink)
      throws ConnectionException {
    connection.authorization();
    try (ApiClient client = new ApiClient(connection, options)) {
      Served served = discover(client, connection, types);
      Map<String, String> details = details(client, connection, options);
      Reading reading = new Reading(client, options, served, sink, progress);
      SortedSet<ResourceType> wanted = new TreeSet<>(types);
      reading.read(wanted);
      Scope scope = new Scope(Scope.Kind.CLUSTER, connection.name(), reading.complete(), details);
      return new Collected(scope, reading.gaps(), reading.strangers());
    }
  }

  static Served discover(ApiClient client, Connection connection, Collection<ResourceType> types)
      throws ConnectionException {
    try {
      return Served.discover(client, types);
    } catch (ApiFailure failure) {
      Code code =
          switch (failure.kind()) {
            case CERTIFICATE -> Code.CERTIFICATE;
            case MALFORMED -> Code.NOT_KUBERNETES;
            case FORBIDDEN, UNAUTHORIZED -> Code.CREDENTIALS;
            case NOT_FOUND, GONE, UNAVAILABLE, UNREACHABLE, TIMED_OUT, TRUNCATED ->
                Code.UNREACHABLE;
          };
      throw new ConnectionException(
          code, connection.server() + " " + String.valueOf(failure.getMessage()));
    }
  }

  private static Map<String, String> details(
      ApiClient client, Connection connection, CollectOptions options) {
    Map<String, String> details = new TreeMap<>();
    try {
      String version = JsonTree.text(client.ask(Ask.get("/version"), JsonTree::read), "gitVersion");
      details.put("version", Shown.text(version));
    } catch (ApiFailure notTold) {
      // The version is for the reader of the report; no check depends on it.
      details.put("version", "unknown");
    }
    if (!connection.isVerified()) {
      details.put("tls", "the server's certificate was not verified");
    }
    if (!options.namespaces().isEmpty()) {
      String noun = options.namespaces().size() == 1 ? "namespace " : "namespaces ";
      details.put(Scope.NAMESPACES, "only " + noun + String.join(", ", options.namespaces()));
    }
    return details;
  }
}
