package dev.seawall.cli;

import dev.seawall.collect.files.FileCollector;
import dev.seawall.report.EarlierReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that reports will replace, none of which may be one that the scan reads. A report of an
 * earlier run in a scanned folder is none: it is replaced, and not read.
 */
final class Replaced {
  private final Map<String, Path> files;

  /** Takes files that are there, by the names that they were given. */
  Replaced(Map<String, Path> files) {
    this.files = files;
  }

  /** Refuses to replace a file that is read as something. */
  void refuse(Path read, String what) {
    files.forEach(
        (name, file) -> {
          if (isSame(read, file)) {
            throw CommandException.usage(
                name + " would be overwritten, and is read as " + what + "; name another file");
          }
        });
  }

  /** Refuses to replace what is scanned; answers the earlier reports in scanned folders. */
  Set<Path> among(Collection<Path> scanned) {
    Set<Path> reports = new HashSet<>();
    if (files.isEmpty()) {
      return reports;
    }
    for (Path each : scanned) {
      if (Files.isDirectory(each)) {
        reports.addAll(in(each));
      } else {
        refuse(each, "what is scanned");
      }
    }
    return reports;
  }

  private Set<Path> in(Path folder) {
    Set<Path> reports = new HashSet<>();
    Set<Path> inside = new HashSet<>();
    for (Path file : files.values()) {
      if (!file.startsWith(real(folder))) {
        continue;
      }
      inside.add(file);
      if (EarlierReport.isOne(file)) {
        reports.add(file);
      }
      if (Sources.isSnapshot(file)) {
        refuse(file, "a snapshot");
      }
    }
    if (inside.size() > reports.size()) {
      for (Path read : FileCollector.filesOf(List.of(folder))) {
        if (reports.stream().noneMatch(report -> isSame(report, read))) {
          refuse(read, "what is scanned");
        }
      }
    }
    return reports;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }
}
