package dev.seawall.cli;

import dev.seawall.collect.files.FileCollector;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Pool;
import dev.seawall.documents.Projection;
import dev.seawall.documents.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where a snapshot comes from: files, a snapshot file, or a live cluster. */
final class Sources {
  private final ProgressLine progress;

  Sources(ProgressLine progress) {
    this.progress = progress;
  }

  /**
   * Reads paths, without some files that folders hold; one that is a snapshot, which standard input
   * may be too, must be alone.
   */
  Snapshot files(List<String> paths, int threads, Set<Path> excluded) {
    List<Path> files = paths.stream().filter(each -> !each.equals("-")).map(Path::of).toList();
    for (Path file : files) {
      if (isSnapshot(file)) {
        requireAlone(file.toString(), paths);
        return snapshot(file);
      }
    }
    FileCollector collector =
        new FileCollector(
            threads,
            (done, total) -> progress.say("read " + done + " of " + total + " files"),
            excluded);
    if (!paths.contains("-")) {
      return collector.collect(files, Optional.empty());
    }
    StartedStream input = StartedStream.of(System.in);
    if (input.isSnapshot()) {
      requireAlone("standard input", paths);
      return snapshot(input, "standard input");
    }
    return collector.collect(files, Optional.of(input));
  }

  private static void requireAlone(String snapshot, List<String> paths) {
    if (paths.size() > 1) {
      throw CommandException.usage(
          snapshot + " is a snapshot and must be scanned alone; found " + paths.size() + " paths");
    }
  }

  static boolean isSnapshot(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SnapshotReader.isSnapshot(in);
    } catch (IOException e) {
      return false;
    }
  }

  static Snapshot snapshot(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return snapshot(in, file.toString());
    } catch (IOException e) {
      throw CommandException.incomplete(file + ": " + e.getMessage());
    }
  }

  private static Snapshot snapshot(InputStream in, String name) {
    try {
      return SnapshotReader.read(in, new Pool());
    } catch (IOException e) {
      throw CommandException.incomplete(name + ": " + e.getMessage());
    }
  }

  /** Reads what a catalogue needs from a live cluster. */
  Snapshot cluster(ClusterOptions options, Catalogue catalogue) {
    Connection connection = options.open();
    progress.say("connecting to " + connection.name());
    try {
      return KubernetesCollector.collect(
          connection,
          kubernetesTypes(types(catalogue)),
          options.collecting(),
          (type, count) -> progress.say("read " + count + " " + type));
    } catch (ConnectionException e) {
      throw ClusterOptions.failure(e);
    }
  }

  /** Both sides of one EKS cluster, or one alone. */
  Snapshot eks(AwsOptions aws, ClusterOptions kubernetes, Catalogue catalogue) {
    List<Document> documents = new ArrayList<>();
    EksSource.Read read =
        new EksSource(aws, kubernetes, progress)
            .one(types(catalogue), Projection.CHECKED, documents::add);
    return new Snapshot(read.scope(), documents, read.gaps(), read.problems());
  }

  /**
   * Those of Kubernetes among some types, and the definitions that tell which custom resources make
   * pods.
   */
  static SortedSet<ResourceType> kubernetesTypes(Collection<ResourceType> types) {
    SortedSet<ResourceType> ofKubernetes = new TreeSet<>(types);
    ofKubernetes.removeIf(AwsTypes::isOne);
    ofKubernetes.add(Types.CUSTOM_RESOURCE_DEFINITIONS);
    return ofKubernetes;
  }

  /**
   * A snapshot with a gap for each type that checks read and that nobody asked its cluster or
   * account for: it was collected before there were these checks, or without them. A side that was
   * not read at all is left to the judge.
   */
  static Snapshot withTypesNotAskedFor(Snapshot snapshot, Catalogue catalogue) {
    Scope scope = snapshot.scope();
    SortedSet<ResourceType> all = types(catalogue);
    SortedSet<ResourceType> missing = new TreeSet<>();
    if (scope.kind() == Scope.Kind.CLUSTER) {
      if (!scope.details().containsKey(Scope.NAMESPACES) && isRead(scope, false)) {
        missing.addAll(kubernetesTypes(all));
      }
      if (isRead(scope, true)) {
        all.stream().filter(AwsTypes::isOne).forEach(missing::add);
      }
    }
    missing.removeAll(scope.complete());
    snapshot.gaps().forEach(gap -> missing.remove(gap.type()));
    if (missing.isEmpty()) {
      return snapshot;
    }
    List<Gap> gaps = new ArrayList<>(snapshot.gaps());
    for (ResourceType type : missing) {
      String message = "the snapshot was collected without " + type + "; collect it again";
      gaps.add(new Gap(type, "", "list", Gap.Reason.NOT_ASKED, message));
    }
    return new Snapshot(scope, snapshot.documents(), gaps, snapshot.problems());
  }

  private static boolean isRead(Scope scope, boolean aws) {
    return scope.complete().stream().anyMatch(type -> AwsTypes.isOne(type) == aws);
  }

  /** Everything that the checks of a catalogue read, on both sides. */
  static SortedSet<ResourceType> types(Catalogue catalogue) {
    SortedSet<ResourceType> types = new TreeSet<>();
    for (Check<?> check : catalogue.checks()) {
      types.addAll(AssetTypes.typesOf(check.spec().judges()));
      types.addAll(check.spec().reads());
    }
    return types;
  }
}
