package dev.seawall.report;

import dev.seawall.report.Outputs.Writing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is replaced as a whole: written beside its place under another name, forced to disk
 * and moved. A link is followed when it leads to a regular file; nothing else that is not a regular
 * file is written to.
 */
public final class OutputFile {
  private final String given;
  private final Path target;

  private OutputFile(String given, Path target) {
    this.given = given;
    this.target = target;
  }

  /** The file of a path, or an exception that says why it cannot be written. */
  public static OutputFile of(String given) {
    if (given.isBlank()) {
      throw senseless("the name of the output file", "is empty");
    }
    try {
      return new OutputFile(given, target(given, Path.of(given).toAbsolutePath().normalize()));
    } catch (InvalidPathException e) {
      throw senseless(given, "is not a path: " + e.getReason());
    } catch (IOException e) {
      throw new OutputException(
          OutputException.Code.UNWRITABLE, given + " cannot be written: " + reason(e), e);
    }
  }

  private static Path target(String given, Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw senseless(given, "is a directory");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(path)) {
        throw senseless(given, "is not a regular file");
      }
      if (!Files.isWritable(path)) {
        throw new OutputException(OutputException.Code.UNWRITABLE, given + " is not writable");
      }
      return tried(given, path.toRealPath());
    }
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw senseless(given, "is in a folder that does not exist");
    }
    return tried(given, folder.toRealPath().resolve(path.getFileName()));
  }

  /**
   * Nothing but trying tells whether a folder takes files: permissions, read-only disks, quotas.
   */
  private static Path tried(String given, Path target) {
    Path trial = beside(target);
    try {
      Files.createFile(trial);
      Files.delete(trial);
    } catch (IOException e) {
      throw new OutputException(
          OutputException.Code.UNWRITABLE, given + " cannot be written: " + reason(e), e);
    }
    return target;
  }

  private static OutputException senseless(String given, String why) {
    return new OutputException(OutputException.Code.USAGE, given + " " + why);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      case java.nio.file.NoSuchFileException gone -> "the folder takes no new files";
      case java.nio.file.FileSystemException failed when failed.getReason() != null ->
          failed.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Where the bytes will be, links resolved. */
  Path target() {
    return target;
  }

  public void replace(Writing writing) {
    Path temporary = beside(target);
    // a signal ends the program without the block below
    temporary.toFile().deleteOnExit();
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        writing.to(out);
        out.flush();
        channel.force(true);
      }
      keepPermissions(temporary);
      move(temporary);
    } catch (IOException e) {
      throw new OutputException(
          OutputException.Code.UNWRITABLE, given + " was not written: " + reason(e), e);
    } finally {
      discard(temporary);
    }
  }

  private void keepPermissions(Path temporary) throws IOException {
    if (Files.exists(target)
        && Files.getFileStore(target).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new OutputException(
          OutputException.Code.UNWRITABLE, temporary + " was left behind: " + reason(e), e);
    }
  }

  private static Path beside(Path target) {
    return target.resolveSibling(
        "."
            + target.getFileName()
            + "."
            + Long.toHexString(ThreadLocalRandom.current().nextLong())
            + ".tmp");
  }
}
