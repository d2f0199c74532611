package dev.seawall.collect.files;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads manifests from files, folders, archives and a stream into a snapshot. The snapshot does not
 * depend on the number of threads or the order in which files are found.
 */
public final class FileCollector {
  private final int threads;
  private final FileProgress progress;
  private final Set<Path> excluded;

  public FileCollector(int threads, FileProgress progress) {
    this(threads, progress, Set.of());
  }

  /** A collector that leaves some files alone where folders hold them. */
  public FileCollector(int threads, FileProgress progress, Set<Path> excluded) {
    this.threads = threads;
    this.progress = progress;
    this.excluded = Set.copyOf(excluded);
  }

  /** The files that would be read of some paths. */
  public static List<Path> filesOf(Collection<Path> inputs) {
    FileWalk walk = new FileWalk(Set.of());
    inputs.forEach(walk::add);
    return walk.files().stream().map(FoundFile::path).toList();
  }

  /** What one thread read, and the charts and kustomizations it met. */
  private record Batch(
      List<Document> documents,
      List<Problem> problems,
      Map<String, Integer> charts,
      List<Kustomization> kustomizations) {
    static Batch of(ManifestReader reader) {
      return new Batch(
          reader.documents(), reader.problems(), reader.charts(), reader.kustomizations());
    }
  }

  /** Reads paths, and a stream too when there is one. */
  public Snapshot collect(List<Path> inputs, Optional<InputStream> stream) {
    FileWalk walk = new FileWalk(excluded);
    inputs.forEach(walk::add);
    List<FoundFile> files = walk.files();
    List<Batch> batches = readAll(files, stream);
    List<Document> documents = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(walk.problems());
    Map<String, Integer> charts = new TreeMap<>();
    Set<String> patches = new HashSet<>();
    for (Batch batch : batches) {
      documents.addAll(batch.documents());
      problems.addAll(batch.problems());
      batch.charts().forEach((chart, count) -> charts.merge(chart, count, Integer::sum));
      for (Kustomization kustomization : batch.kustomizations()) {
        problems.addAll(kustomization.problems());
        patches.addAll(kustomization.patchFiles());
      }
    }
    charts.forEach((chart, count) -> problems.add(unrendered(chart, count)));
    documents.removeIf(document -> isIn(document, patches));
    problems.sort(Problem.ORDER);
    return new Snapshot(Scope.files(nameOf(inputs)), documents, List.of(), problems);
  }

  private static boolean isIn(Document document, Set<String> files) {
    return document.origin() instanceof Origin.File file && files.contains(file.path());
  }

  private static String nameOf(Collection<Path> inputs) {
    return inputs.size() == 1 ? inputs.iterator().next().toString() : "files";
  }

  private static Problem unrendered(String chart, int count) {
    String message =
        "Helm chart whose templates (%d) are not rendered and were not judged; expected the output"
            + " of: helm template %s";
    return new Problem(
        Problem.Level.ERROR, chart, Position.UNKNOWN, String.format(message, count, chart));
  }

  private List<Batch> readAll(List<FoundFile> files, Optional<InputStream> stream) {
    AtomicInteger next = new AtomicInteger();
    List<Batch> batches = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Batch>> started = new ArrayList<>();
      for (int i = 0; i < Math.min(threads, files.size()); i++) {
        started.add(executor.submit(() -> read(files, next, executor)));
      }
      stream.ifPresent(in -> started.add(executor.submit(() -> read(in, executor))));
      for (Future<Batch> each : started) {
        batches.add(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    return batches;
  }

  private Batch read(InputStream stream, Executor executor) {
    ManifestReader reader = new ManifestReader(executor, threads);
    reader.readStream(stream, "<stdin>");
    return Batch.of(reader);
  }

  private Batch read(List<FoundFile> files, AtomicInteger next, Executor executor) {
    ManifestReader reader = new ManifestReader(executor, threads);
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      FoundFile file = files.get(i);
      try {
        reader.readFile(file);
      } catch (IOException e) {
        reader.problem(
            Problem.Level.ERROR,
            file.shown(),
            Position.UNKNOWN,
            "cannot be read: " + FileWalk.reason(e));
      }
      progress.read(i + 1, files.size());
    }
    return Batch.of(reader);
  }
}
