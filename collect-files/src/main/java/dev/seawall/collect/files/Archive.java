package dev.seawall.collect.files;

import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.value.Position;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Reads tar and zip archives, gzipped or not, entry by entry, without writing a file. What it
 * unpacks is bounded, links are passed over, and archives inside archives are told of and left
 * alone.
 */
final class Archive {
  /** The most bytes of one file when it is unpacked. */
  static final int MAX_ENTRY = 64 << 20;

  private static final long MAX_TOTAL = 512L << 20;
  private static final int MAX_ENTRIES = 200_000;
  private static final int TAR_HEADER = 512;
  private static final int TAR_MAGIC = 257;
  private final InputStream stream;
  private final boolean tar;
  private final boolean zip;

  /** Takes the text of one file of an archive. */
  @FunctionalInterface
  interface EntrySink {
    void entry(String shown, String name, byte[] text);
  }

  /** Is told what was not read. */
  @FunctionalInterface
  interface ProblemSink {
    void problem(Problem.Level level, String where, Position position, String message);
  }

  Archive(InputStream buffered) throws IOException {
    InputStream in = buffered;
    if (startsWith(in, 0, 0x1f, 0x8b)) {
      in = new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16);
    }
    this.stream = in;
    this.zip = startsWith(in, 0, 'P', 'K', 3, 4);
    this.tar = !zip && startsWith(in, TAR_MAGIC, 'u', 's', 't', 'a', 'r');
  }

  static boolean isArchive(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return startsWith(in, 0, 0x1f, 0x8b)
          || startsWith(in, 0, 'P', 'K', 3, 4)
          || startsWith(in, TAR_MAGIC, 'u', 's', 't', 'a', 'r');
    }
  }

  private static boolean startsWith(InputStream in, int offset, int... expected)
      throws IOException {
    in.mark(TAR_HEADER);
    byte[] head = in.readNBytes(offset + expected.length);
    in.reset();
    if (head.length < offset + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((head[offset + i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  boolean isArchive() {
    return tar || zip;
  }

  /** The content, unzipped if it was gzipped. */
  InputStream stream() {
    return stream;
  }

  void read(String shown, EntrySink entries, ProblemSink problems) throws IOException {
    EndOfTar end = new EndOfTar(stream);
    try (ArchiveInputStream<? extends ArchiveEntry> in =
        tar ? new TarArchiveInputStream(end) : new ZipArchiveInputStream(stream)) {
      long total = 0;
      int count = 0;
      int terraform = 0;
      ArchiveEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        String name = entry.getName();
        String where = shown + "!/" + name;
        if (++count > MAX_ENTRIES) {
          problems.problem(
              Problem.Level.ERROR,
              shown,
              Position.UNKNOWN,
              "more than " + MAX_ENTRIES + " entries");
          return;
        }
        if (entry.isDirectory()) {
          continue;
        }
        if (isArchiveName(name)) {
          problems.problem(
              Problem.Level.ERROR,
              where,
              Position.UNKNOWN,
              lower(name).endsWith(".gz") && !lower(name).endsWith(".tar.gz")
                  ? "compressed inside an archive, not unpacked"
                  : "an archive inside an archive, not unpacked");
        }
        terraform += ClusterPlan.isTerraform(name) ? 1 : 0;
        if (!isWanted(name)) {
          continue;
        }
        if (entry instanceof TarArchiveEntry each && !isRegular(each)) {
          problems.problem(
              Problem.Level.NOTICE, where, Position.UNKNOWN, "not a regular file, passed over");
          continue;
        }
        byte[] text = in.readNBytes(MAX_ENTRY);
        total += text.length;
        if (text.length == MAX_ENTRY || total > MAX_TOTAL) {
          problems.problem(
              Problem.Level.ERROR,
              where,
              Position.UNKNOWN,
              "too large to unpack; expected at most 64 MiB an entry and 512 MiB in all");
          return;
        }
        entries.entry(where, name, text);
      }
      if (terraform > 0) {
        problems.problem(
            Problem.Level.NOTICE, shown, Position.UNKNOWN, ClusterPlan.terraform(terraform));
      }
      if (tar && !end.isMarked()) {
        problems.problem(
            Problem.Level.ERROR,
            shown,
            Position.UNKNOWN,
            "cut off: the archive has no end mark; expected the whole archive");
      }
    }
  }

  private static boolean isRegular(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_NORMAL
        || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
  }

  static boolean isArchiveName(String name) {
    String lower = lower(name);
    return lower.endsWith(".tgz")
        || lower.endsWith(".tar")
        || lower.endsWith(".tar.gz")
        || lower.endsWith(".zip")
        || lower.endsWith(".gz") && isWanted(lower.substring(0, lower.length() - 3));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean isWanted(String name) {
    String lower = lower(name);
    return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
  }
}
