package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** One reading of a cluster: several types at a time, each to its end or to a gap. */
final class Reading {
  /** So many refusals in a row, and the rest of the namespaces is not tried. */
  private static final int MOST_REFUSALS = 25;

  private final ApiClient client;
  private final CollectOptions options;
  private final Served served;
  private final Consumer<Document> sink;
  private final Progress progress;
  private final Namespaces namespaces;
  private final SortedSet<ResourceType> complete = new TreeSet<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final SortedMap<ResourceType, String> podOwners = new TreeMap<>();

  Reading(
      ApiClient client,
      CollectOptions options,
      Served served,
      Consumer<Document> sink,
      Progress progress) {
    this.client = client;
    this.options = options;
    this.served = served;
    this.sink = sink;
    this.progress = progress;
    this.namespaces = new Namespaces(client, options);
  }

  /** Reads the types and those custom resources that make pods. */
  void read(SortedSet<ResourceType> types) {
    SortedSet<ResourceType> rest = new TreeSet<>(types);
    if (rest.remove(Types.SECRETS) && options.readSecrets()) {
      rest.add(Types.SECRETS);
    } else if (types.contains(Types.SECRETS)) {
      gaps.add(Sentences.secretsNotAsked(Types.SECRETS));
    }
    if (rest.remove(Types.CUSTOM_RESOURCE_DEFINITIONS)) {
      rest.addAll(readPodOwners());
    }
    ConcurrentLinkedQueue<ResourceType> queue = new ConcurrentLinkedQueue<>();
    // The longest list first, so that nothing waits for it in the end.
    if (rest.remove(Types.PODS)) {
      queue.add(Types.PODS);
    }
    queue.addAll(rest);
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < options.parallelism(); i++) {
        running.add(workers.submit(() -> work(queue)));
      }
      await(running, workers);
    }
    gaps.sort(Comparator.comparing(Gap::type).thenComparing(Gap::namespace));
  }

  /** Reads the definitions of custom resources, and tells which of those make pods. */
  SortedSet<ResourceType> readPodOwners() {
    read(Types.CUSTOM_RESOURCE_DEFINITIONS, new Pool());
    return new TreeSet<>(podOwners.keySet());
  }

  /** Waits for all; when one fails, such as for a full disk, the others are not waited for. */
  private static void await(List<Future<?>> running, ExecutorService workers) {
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while collecting", e);
    } catch (ExecutionException e) {
      workers.shutdownNow();
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  SortedSet<ResourceType> complete() {
    return complete;
  }

  List<Gap> gaps() {
    return gaps;
  }

  /**
   * The namespaces that were asked for and do not exist; none when namespaces may not be listed.
   */
  List<Problem> strangers() {
    if (options.namespaces().isEmpty()) {
      return List.of();
    }
    List<String> names = namespaces.names();
    return options.namespaces().stream()
        .filter(each -> !names.isEmpty() && !names.contains(each))
        .map(
            each ->
                new Problem(
                    Problem.Level.ERROR,
                    "namespace " + each,
                    Position.UNKNOWN,
                    "does not exist in this cluster"))
        .toList();
  }

  private void work(ConcurrentLinkedQueue<ResourceType> queue) {
    Pool pool = new Pool();
    for (ResourceType type = queue.poll(); type != null; type = queue.poll()) {
      read(type, pool);
    }
  }

  private void read(ResourceType type, Pool pool) {
    // Discovery may be a moment older than a definition.
    Optional<String> groupVersion =
        served.groupVersion(type).or(() -> Optional.ofNullable(podOwners.get(type)));
    if (groupVersion.isEmpty()) {
      isComplete(type);
      return;
    }
    Counted counted = new Counted();
    Listing listing =
        new Listing(
            client,
            options,
            type,
            groupVersion.get(),
            pool,
            (document, podTemplate) -> tell(type, document, podTemplate, counted),
            progress);
    if (type.namespaced() && !options.namespaces().isEmpty()) {
      readEach(type, listing, new ArrayList<>(options.namespaces()), counted);
      return;
    }
    try {
      listing.list("");
      isComplete(type);
    } catch (ApiFailure failure) {
      if (failure.kind() == Kind.FORBIDDEN && type.namespaced()) {
        readWhereAllowed(type, listing, failure, counted);
      } else if (failure.kind() == Kind.NOT_FOUND && !served.isKnown()) {
        isComplete(type);
      } else {
        add(Sentences.gap(type, "", failure, counted.objects));
      }
    }
  }

  private static final class Counted {
    int objects;
  }

  private void readWhereAllowed(
      ResourceType type, Listing listing, ApiFailure everywhere, Counted counted) {
    List<String> names = namespaces.names();
    List<Gap> refused = new ArrayList<>();
    boolean any = false;
    for (String namespace : names) {
      try {
        listing.list(namespace);
        any = true;
      } catch (ApiFailure failure) {
        refused.add(Sentences.gap(type, namespace, failure, 0));
      }
      if (!any && refused.size() >= MOST_REFUSALS) {
        break;
      }
    }
    if (!any) {
      add(Sentences.gap(type, "", everywhere, counted.objects));
      return;
    }
    if (refused.isEmpty()) {
      isComplete(type);
    }
    refused.forEach(this::add);
  }

  private void readEach(ResourceType type, Listing listing, List<String> names, Counted counted) {
    for (String namespace : names) {
      int before = counted.objects;
      try {
        listing.list(namespace);
      } catch (ApiFailure failure) {
        if (failure.kind() != Kind.NOT_FOUND || served.isKnown()) {
          add(Sentences.gap(type, namespace, failure, counted.objects - before));
        }
      }
    }
  }

  private synchronized void tell(
      ResourceType type, Document document, boolean podTemplate, Counted counted) {
    counted.objects++;
    sink.accept(document);
    if (type.equals(Types.CUSTOM_RESOURCE_DEFINITIONS)) {
      PodOwners.of(document.value(), podTemplate)
          .ifPresent(owner -> podOwners.put(owner.type(), owner.groupVersion()));
    }
  }

  private synchronized void isComplete(ResourceType type) {
    complete.add(type);
  }

  private synchronized void add(Gap gap) {
    gaps.add(gap);
  }
}
