package dev.seawall.collect.files;

import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Position;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the files to read: named ones whatever they are called, and below folders those that end in
 * {@code .yaml}, {@code .yml} or {@code .json}, gzipped or not. Links are not followed and nothing
 * but regular files is opened. What is passed over is told.
 */
final class FileWalk {
  private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");
  private static final String GZIP = ".gz";
  private static final String SNAPSHOT = ".snapshot";
  private static final Set<String> PASSED_FOLDERS = Set.of(".git", "node_modules", ".terraform");
  private static final int MAX_DEPTH = 200;
  private final Set<Path> excluded;
  private final List<FoundFile> files = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int inputs;
  private int terraform;

  /** A walk that does not find some files, unless they are named. */
  FileWalk(Set<Path> excluded) {
    this.excluded = excluded;
  }

  /** The files, each once however many of the inputs lead to it. */
  List<FoundFile> files() {
    if (inputs < 2) {
      return files;
    }
    Map<Path, FoundFile> distinct = new LinkedHashMap<>();
    for (FoundFile each : files) {
      distinct.merge(real(each.path()), each, (one, other) -> other.asked() ? other : one);
    }
    return List.copyOf(distinct.values());
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // whoever reads it tells why it cannot be
    }
  }

  List<Problem> problems() {
    return problems;
  }

  void add(Path input) {
    inputs++;
    String shown = slashes(input);
    if (!Files.exists(input)) {
      boolean gone = Files.notExists(input);
      problem(
          Problem.Level.ERROR,
          shown,
          gone ? "no such file or folder" : "cannot be read: permission denied");
    } else if (Files.isDirectory(input)) {
      int before = files.size() + problems.size();
      terraform = 0;
      walk(input, shown.equals(".") ? "" : shown, "", Optional.empty(), 0);
      if (terraform > 0) {
        problem(Problem.Level.NOTICE, shown, ClusterPlan.terraform(terraform));
      }
      if (files.size() + problems.size() == before) {
        problem(
            Problem.Level.ERROR,
            shown,
            "holds nothing to read; expected .yaml, .yml or .json files");
      }
    } else if (ClusterPlan.isTerraform(shown)) {
      problem(Problem.Level.ERROR, shown, ClusterPlan.terraform(1));
    } else if (Files.isRegularFile(input)) {
      Path name = input.getFileName();
      files.add(new FoundFile(input, shown, String.valueOf(name), true, Optional.empty()));
    } else {
      problem(Problem.Level.ERROR, shown, "neither a file nor a folder");
    }
  }

  private void walk(Path folder, String shown, String relative, Optional<String> chart, int depth) {
    if (depth > MAX_DEPTH) {
      problem(Problem.Level.ERROR, shown, "folders nested deeper than " + MAX_DEPTH);
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      problem(Problem.Level.ERROR, shown, "the folder cannot be read: " + reason(e));
      return;
    }
    Collections.sort(entries);
    if (!Files.isExecutable(folder)) {
      // its names can be read, and nothing that they name
      problem(Problem.Level.ERROR, shown, "the folder cannot be read: permission denied");
      return;
    }
    boolean isChart = Files.isRegularFile(folder.resolve("Chart.yaml"));
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      String entryShown = shown.isEmpty() ? name : join(shown, name);
      String entryRelative = relative.isEmpty() ? name : join(relative, name);
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (!PASSED_FOLDERS.contains(name)) {
          Optional<String> of =
              isChart && name.equals("templates")
                  ? Optional.of(shown.isEmpty() ? "." : shown)
                  : chart;
          Optional<String> below = isChart && !name.equals("templates") ? Optional.empty() : of;
          walk(entry, entryShown, entryRelative, below, depth + 1);
        }
      } else if (isWanted(name)) {
        found(entry, entryShown, entryRelative, chart);
      } else if (Archive.isArchiveName(name)) {
        problem(Problem.Level.NOTICE, entryShown, "an archive, not unpacked; name it to read it");
      } else if (name.endsWith(SNAPSHOT)) {
        problem(Problem.Level.NOTICE, entryShown, "a snapshot, not read; scan it by itself");
      } else if (ClusterPlan.isTerraform(name)) {
        terraform++;
      }
    }
  }

  private void found(Path entry, String shown, String relative, Optional<String> chart) {
    if (Files.isSymbolicLink(entry)) {
      problem(Problem.Level.NOTICE, shown, "a symbolic link, not followed; name it to read it");
    } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
      if (isExcluded(entry)) {
        return;
      }
      files.add(new FoundFile(entry, shown, relative, false, chart));
    } else {
      problem(Problem.Level.NOTICE, shown, "not a regular file, passed over");
    }
  }

  private boolean isExcluded(Path file) {
    for (Path each : excluded) {
      try {
        if (Files.isSameFile(each, file)) {
          return true;
        }
      } catch (IOException e) {
        continue; // what cannot be compared is told of when it is read
      }
    }
    return false;
  }

  private static boolean isWanted(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = isGzipped(lower) ? lower.substring(0, lower.length() - GZIP.length()) : lower;
    int dot = plain.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(plain.substring(dot + 1));
  }

  static boolean isGzipped(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(GZIP);
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  private static String slashes(Path path) {
    return path.normalize().toString().isEmpty()
        ? "."
        : path.normalize().toString().replace('\\', '/');
  }

  static String reason(Exception e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is gone";
    }
    return String.valueOf(e.getMessage());
  }

  private void problem(Problem.Level level, String where, String message) {
    problems.add(new Problem(level, where, Position.UNKNOWN, message));
  }
}
