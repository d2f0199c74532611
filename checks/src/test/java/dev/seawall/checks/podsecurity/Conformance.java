package dev.seawall.checks.podsecurity;

import java.nio.file.Files;
import java.nio.file.Path;

/** The outside test data, which lies beside the project in {@code shared/conformance}. */
final class Conformance {
  private Conformance() {}

  /** A folder of it; it is an error when there is none, because then nothing is proven. */
  static Path folder(String name) {
    Path start = Path.of("").toAbsolutePath();
    for (Path at = start; at != null; at = at.getParent()) {
      Path folder = at.resolve("shared").resolve("conformance").resolve(name);
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "no shared/conformance/" + name + " in " + start + " or above it");
  }
}
