package dev.seawall.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;

/** The paths of a command line, checked before anything is read. */
final class Inputs {
  private Inputs() {}

  /** Refuses an empty path, which would mean the working folder, and what is no path here. */
  static void check(Collection<String> paths) {
    for (String path : paths) {
      if (path.isBlank()) {
        throw CommandException.usage("a path is empty; expected a file, a folder or -");
      }
      of(path);
    }
  }

  /** The path of a text, or a usage error. */
  static Path of(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw CommandException.usage(
          path + " cannot be a path here: " + e.getReason() + "; try LC_ALL=C.UTF-8");
    }
  }
}
