package dev.seawall.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.Optional;

/**
 * Finds the settings of a run: the file that was named, or {@code seawall.yaml} of the working
 * folder. The latter is not heard when it may have been written by whoever wrote what is scanned: a
 * file of the scanned folder or its Git work tree, or one that everybody may write.
 */
final class ProjectSettings {
  static final String NAME = "seawall.yaml";
  private final Path folder;

  ProjectSettings(Path folder) {
    this.folder = folder;
  }

  /** What was found, and the reason why it is not heard; empty when it is. */
  record Found(Settings settings, String unheard) {}

  /** The settings of the working folder. */
  Found find(Collection<Path> scanned, boolean trusted) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return new Found(Settings.NONE, "");
    }
    Settings settings = Settings.read(file, NAME);
    Optional<String> distrust = trusted ? Optional.empty() : distrust(file, scanned);
    if (distrust.isEmpty() || settings.isEmpty()) {
      return new Found(settings, "");
    }
    return new Found(
        Settings.NONE,
        NAME
            + " "
            + distrust.get()
            + ", so nothing in it is heard; --config "
            + NAME
            + " or --trust-project-config hears it");
  }

  private static Optional<String> distrust(Path file, Collection<Path> scanned) {
    try {
      Path real = file.toRealPath();
      for (Path each : scanned) {
        if (Files.exists(each) && isTogether(real, each.toRealPath())) {
          return Optional.of("comes with what is scanned");
        }
      }
      return isWritableByAll(real) ? Optional.of("may be written by everybody") : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTogether(Path settings, Path scanned) {
    return settings.startsWith(scanned)
        || workTree(settings).filter(scanned::startsWith).isPresent();
  }

  /** The nearest folder above that is a Git work tree. */
  private static Optional<Path> workTree(Path file) {
    for (Path each = file.getParent(); each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(".git"))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean isWritableByAll(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
  }
}
