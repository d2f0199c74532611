package dev.seawall.collect.files;

import static dev.seawall.collect.files.Scans.POD;
import static dev.seawall.collect.files.Scans.errors;
import static dev.seawall.collect.files.Scans.names;
import static dev.seawall.collect.files.Scans.notices;
import static dev.seawall.collect.files.Scans.scan;
import static dev.seawall.collect.files.Scans.scanStream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seawall.core.snapshot.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Archives and compressed files that users and attackers hand over; the names are of that list. */
@Timeout(60)
class ArchivesTest {
  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
        entry.setSize(text.length);
        out.putArchiveEntry(entry);
        out.write(text);
        out.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  private Path gzip(String name, byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  @Test
  void b01_aBombInAnArchiveStopsAtTheLimitAndIsNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    long size = 200L << 20;
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry("chart/big.yaml");
      entry.setSize(size);
      out.putArchiveEntry(entry);
      for (long written = 0; written < size; written += zeros.length) {
        out.write(zeros);
      }
      out.closeArchiveEntry();
    }
    Snapshot snapshot = scanStream(bytes.toByteArray());
    assertThat(errors(snapshot))
        .containsExactly(
            "<stdin>!/chart/big.yaml: too large to unpack; expected at most 64 MiB an entry and 512"
                + " MiB in all");
  }

  @Test
  void b02_anArchiveInsideAnArchiveIsToldAndNotUnpacked() throws IOException {
    byte[] inner = zip("pod.yaml", POD.formatted("inner").getBytes(UTF_8));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("inner.zip"));
      out.write(inner);
      out.closeEntry();
      out.putNextEntry(new ZipEntry("pod.yaml"));
      out.write(POD.formatted("outer").getBytes(UTF_8));
      out.closeEntry();
    }
    Snapshot snapshot = scanStream(bytes.toByteArray());
    assertThat(names(snapshot)).containsExactly("outer");
    assertThat(errors(snapshot))
        .containsExactly("<stdin>!/inner.zip: an archive inside an archive, not unpacked");
  }

  @Test
  void b02_whatIsCompressedInsideAnArchiveIsTold() throws IOException {
    Snapshot snapshot = scanStream(tar("pod.yaml.gz", "x", "all.tar", "x", "README.gz", "x"));
    assertThat(errors(snapshot))
        .contains(
            "<stdin>!/pod.yaml.gz: compressed inside an archive, not unpacked",
            "<stdin>!/all.tar: an archive inside an archive, not unpacked")
        .noneMatch(error -> error.contains("README"));
  }

  @Test
  void anArchiveThatWasCutOffIsNotWhole() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] zipped = tar("a.yaml", POD.formatted("a"), "b.yaml", POD.formatted("b"));
    new GZIPInputStream(new ByteArrayInputStream(zipped)).transferTo(bytes);
    assertThat(errors(scanStream(bytes.toByteArray()))).isEmpty();
    for (int kept : new int[] {1024, 1200, 2048}) {
      Snapshot cut = scanStream(Arrays.copyOf(bytes.toByteArray(), kept));
      assertThat(names(cut)).contains("a");
      assertThat(errors(cut)).as("the first %s bytes", kept).hasSize(1);
    }
  }

  @Test
  void archivesAndSnapshotsOfAFolderAreToldAndNotOpened() throws IOException {
    write("pod.yaml", POD.formatted("plain"));
    Files.createDirectory(folder.resolve("charts"));
    Files.write(folder.resolve("charts/db.tgz"), tar("pod.yaml", POD.formatted("packed")));
    Files.write(
        folder.resolve("pods.zip"), zip("pod.yaml", POD.formatted("packed").getBytes(UTF_8)));
    write("prod.snapshot", "");
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("plain");
    assertThat(errors(snapshot)).isEmpty();
    assertThat(notices(snapshot))
        .containsExactly(
            folder + "/charts/db.tgz: an archive, not unpacked; name it to read it",
            folder + "/pods.zip: an archive, not unpacked; name it to read it",
            folder + "/prod.snapshot: a snapshot, not read; scan it by itself");
    assertThat(names(scan(folder.resolve("charts/db.tgz")))).containsExactly("packed");
  }

  @Test
  void b03_entriesThatPointOutsideAreReadInMemoryAndNothingIsWritten() throws IOException {
    String outside = "../../seawall-b03.yaml";
    Snapshot snapshot =
        scanStream(tar(outside, POD.formatted("a"), "/etc/b.yaml", POD.formatted("b")));
    assertThat(names(snapshot)).containsExactly("a", "b");
    assertThat(Path.of(outside)).doesNotExist();
  }

  @Test
  void gzippedManifestsOfAFolderAreReadAsNamedOnesAre() throws IOException {
    Path pod = gzip("pod.yaml.gz", POD.formatted("a").getBytes(UTF_8));
    gzip("POD.JSON.GZ", "{apiVersion: v1, kind: Pod, metadata: {name: b}}".getBytes(UTF_8));
    gzip("data.json.gz", "{\"rows\": []}".getBytes(UTF_8));
    gzip("notes.txt.gz", POD.formatted("c").getBytes(UTF_8));
    Snapshot snapshot = scan(folder);
    assertThat(names(snapshot)).containsExactly("a", "b");
    assertThat(snapshot.problems()).isEmpty();
    assertThat(names(scan(pod))).containsExactly("a");
  }

  @Test
  void aGzippedBombOrABrokenFileInAFolderIsTold() throws IOException {
    Path bomb = gzip("bomb.yaml.gz", new byte[200 << 20]);
    Path broken = write("broken.json.gz", "not gzipped");
    Snapshot snapshot = scan(folder);
    assertThat(notices(snapshot))
        .containsExactly(
            bomb + ": more than 64 MiB when unpacked, passed over; name it to read it");
    assertThat(errors(snapshot))
        .singleElement()
        .asString()
        .startsWith(broken + ": cannot be read: Not in GZIP format");
  }

  @Test
  void filesOfTerraformInAnArchiveAreTold() throws IOException {
    Snapshot snapshot = scanStream(tar("infra/main.tf", "", "pod.yaml", POD.formatted("web")));
    assertThat(names(snapshot)).containsExactly("web");
    assertThat(notices(snapshot))
        .singleElement()
        .asString()
        .startsWith("<stdin>: Terraform, in 1 file, not judged");
  }
}
