package dev.seawall.collect.files;

import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.kubernetes.KubernetesObject;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Snapshot;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the collector makes of files, in words that tests compare. */
final class Scans {
  static final String POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: %s\n";

  private Scans() {}

  static Snapshot scan(Path... paths) {
    return new FileCollector(2, FileProgress.SILENT)
        .collect(Arrays.asList(paths), Optional.empty());
  }

  static Snapshot scanStream(byte[] bytes) {
    return new FileCollector(1, FileProgress.SILENT)
        .collect(List.of(), Optional.of(new ByteArrayInputStream(bytes)));
  }

  static List<String> names(Snapshot snapshot) {
    return snapshot.documents().stream()
        .map(document -> KubernetesObject.idOf(document.value()))
        .map(ResourceId::name)
        .sorted()
        .toList();
  }

  static List<String> errors(Snapshot snapshot) {
    return messages(snapshot, Problem.Level.ERROR);
  }

  static List<String> notices(Snapshot snapshot) {
    return messages(snapshot, Problem.Level.NOTICE);
  }

  private static List<String> messages(Snapshot snapshot, Problem.Level level) {
    return snapshot.problems().stream()
        .filter(problem -> problem.level() == level)
        .map(problem -> problem.place() + ": " + problem.message())
        .toList();
  }
}
