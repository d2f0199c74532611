package dev.seawall.cli;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.documents.redact.AccountIds;
import dev.seawall.report.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Several clusters that were collected together: a folder with a snapshot of each, which can be
 * scanned alone too, and one that names them and has what was not read beside them.
 */
final class SnapshotFolder {
  private static final String INDEX = "clusters.snapshot";
  private static final String FILES = "files";

  private final Path folder;
  private final Optional<AccountIds> accounts;
  private final List<String> files = new ArrayList<>();

  private SnapshotFolder(Path folder, boolean redact) {
    this.folder = folder;
    this.accounts = redact ? Optional.of(new AccountIds(Set.of())) : Optional.empty();
  }

  /** The folder at a path, if it is one that was collected. */
  static Optional<SnapshotFolder> at(Path path) {
    return Sources.isSnapshot(path.resolve(INDEX))
        ? Optional.of(new SnapshotFolder(path, false))
        : Optional.empty();
  }

  /** A folder to write to, made if it is not there. */
  static SnapshotFolder create(Path path, boolean redact) {
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw CommandException.usage(path + " is a file; several clusters need a folder");
      }
      Files.createDirectories(path);
      // What an earlier collection left is none of this one's until all of this one is there.
      Files.deleteIfExists(path.resolve(INDEX));
    } catch (IOException e) {
      throw CommandException.usage(path + " cannot be made a folder: " + e.getMessage());
    }
    return new SnapshotFolder(path, redact);
  }

  /** Writes one cluster, as if it had been collected alone. */
  void add(Snapshot snapshot) {
    Scope among = snapshot.scope();
    Map<String, String> details = new TreeMap<>(among.details());
    details.remove(Scope.AMONG_CLUSTERS);
    String name = details.getOrDefault("cluster", among.name());
    Scope alone = shared(new Scope(among.kind(), name, among.complete(), details));
    String arn = alone.details().getOrDefault(Scope.EKS_CLUSTER, name);
    String file = ResourceId.clusterName(arn).replaceAll("[^A-Za-z0-9_-]", "-") + ".snapshot";
    write(file, alone, snapshot.documents(), snapshot.gaps(), snapshot.problems());
    files.add(file);
  }

  /** Writes what there is beside the clusters, and so makes the folder whole. */
  void finish(EksSource.Many all) {
    Map<String, String> details = Map.of(FILES, String.join(" ", new TreeSet<>(files)));
    Scope scope = new Scope(Scope.Kind.CLUSTER, "clusters", new TreeSet<>(), details);
    write(INDEX, scope, List.of(), all.gaps(), all.problems());
  }

  private Scope shared(Scope scope) {
    return accounts.map(ids -> ids.scope(scope)).orElse(scope);
  }

  private void write(
      String file, Scope scope, List<Document> documents, List<Gap> gaps, List<Problem> problems) {
    OutputFile.of(folder.resolve(file).toString())
        .replace(
            out -> {
              SnapshotOutput snapshot = new SnapshotOutput(out, accounts);
              for (Document each : documents) {
                snapshot.document(each);
              }
              snapshot.finish(scope, gaps, problems);
            });
  }

  /** Hands on each cluster as one of several; tells what was not read beside them. */
  EksSource.Many read(Consumer<Snapshot> sink) {
    Snapshot index = Sources.snapshot(folder.resolve(INDEX));
    String named = index.scope().details().getOrDefault(FILES, "");
    List<String> expected = named.isEmpty() ? List.of() : List.of(named.split(" "));
    for (String file : expected) {
      if (!file.matches("[A-Za-z0-9_-]+\\.snapshot") || !Sources.isSnapshot(folder.resolve(file))) {
        throw CommandException.incomplete(
            folder.resolve(INDEX) + " names " + file + ", which is no snapshot of that folder");
      }
      sink.accept(among(Sources.snapshot(folder.resolve(file))));
    }
    return new EksSource.Many(expected.size(), index.gaps(), index.problems());
  }

  private static Snapshot among(Snapshot alone) {
    Map<String, String> details = new TreeMap<>(alone.scope().details());
    String arn = details.getOrDefault(Scope.EKS_CLUSTER, alone.scope().name());
    details.put(Scope.AMONG_CLUSTERS, arn);
    Scope scope = new Scope(alone.scope().kind(), arn, alone.scope().complete(), details);
    return new Snapshot(scope, alone.documents(), alone.gaps(), alone.problems());
  }
}
