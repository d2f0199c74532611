package dev.seawall.documents.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.documents.Recorded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SnapshotFileTest {
  private static final ResourceType PODS = new ResourceType("", "pods", "Pod", true);
  private static final Gap GAP =
      new Gap(PODS, "team", "list", Gap.Reason.FORBIDDEN, "may not list pods");
  private static final Scope SCOPE =
      new Scope(Scope.Kind.CLUSTER, "prod", new TreeSet<>(List.of(PODS)), Map.of("server", "1.33"));

  private static Document pod(int index) {
    Mapping value =
        Recorded.of(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: pod-%d, labels: {$ref: x, $redacted: y}}
                spec: {a: 1, a: 2, list: [1.5, true, ~, {}, [], "\\U0001F600 \\n"], tag: !Ref X}
                """
                    .formatted(index))
            .only()
            .document();
    return new Document(
        value,
        new Origin.Api("/api/v1/namespaces/team/pods/pod-" + index),
        Locator.NONE,
        List.of(
            new Note(
                Note.Kind.DUPLICATE_KEY,
                "twice",
                Path.ROOT.field("list").item(3),
                new Position(1, 2))));
  }

  private static byte[] file(int pods) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SnapshotWriter writer = new SnapshotWriter(out, Map.of("tool", "0.1.0"))) {
      for (int i = 0; i < pods; i++) {
        writer.document(pod(i));
      }
      writer.document(
          new Document(
              Mapping.of(Map.of("kind", new Text("Secret"), "data", new Redacted("secret value"))),
              new Origin.File("/a", "a", 3)));
      writer.gap(GAP);
      writer.problem(new Problem(Problem.Level.ERROR, "x", new Position(3, 4), "wrong"));
      writer.finish(SCOPE);
    }
    return out.toByteArray();
  }

  private static Snapshot read(byte[] file) throws IOException {
    return SnapshotReader.read(new ByteArrayInputStream(file), new Pool());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Snapshot snapshot = read(file(2));
    assertThat(snapshot.scope()).isEqualTo(SCOPE);
    assertThat(snapshot.gaps()).containsExactly(GAP);
    assertThat(snapshot.problems()).hasSize(1);
    assertThat(snapshot.documents()).hasSize(3);
    assertThat(snapshot.documents().get(1)).isEqualTo(pod(1));
    assertThat(Path.ROOT.fields("spec", "tag").in(snapshot.documents().get(1).value()))
        .isEqualTo(new Unresolved("!Ref X"));
    assertThat(snapshot.documents().get(2).origin()).isEqualTo(new Origin.File("/a", "a", 3));
    assertThat(snapshot.documents().get(2).value().get("data"))
        .isEqualTo(new Redacted("secret value"));
  }

  @Test
  void theSameSnapshotIsTheSameBytes() throws IOException {
    assertThat(file(50)).isEqualTo(file(50));
  }

  @Test
  void theFileIsGzipOfJsonLines() throws IOException {
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(file(1))).readAllBytes();
    List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo("{\"seawall-snapshot\":1,\"metadata\":{\"tool\":\"0.1.0\"}}");
    assertThat(lines.getLast()).isEqualTo("{\"end\":2}");
  }

  @Test
  void severalBlocksAreOneFile() throws IOException {
    byte[] file = file(10_000);
    assertThat(read(file).documents()).hasSize(10_001);
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    byte[] file = file(3);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> read(cut))
          .as("%d bytes", length)
          .isInstanceOf(SnapshotException.class);
    }
  }

  @Test
  void aCutFileTellsWhatIsLost() throws IOException {
    byte[] file = file(20_000);
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageMatching(
            "the snapshot is cut off: \\d+ documents were read, the rest"
                + " \\(among those of Pod \\(v1\\)\\), and all gaps and the scope is lost");
  }

  @Test
  void everyFlippedBitOfTheDataIsNoticed() throws IOException {
    byte[] file = file(3);
    for (int at = 10; at < file.length; at++) {
      byte[] flipped = file.clone();
      flipped[at] ^= 0x10;
      assertThatThrownBy(() -> read(flipped))
          .as("byte %d", at)
          .isInstanceOf(SnapshotException.class);
    }
  }

  @Test
  void aFileOfAWriterThatDiedIsNotWhole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SnapshotWriter writer = new SnapshotWriter(out, Map.of())) {
      writer.document(pod(1));
    }
    assertThatThrownBy(() -> read(out.toByteArray()))
        .hasMessageContaining("cut off: 1 documents were read");
  }

  @Test
  void aNewerFormatIsRefusedWithASentence() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write("{\"seawall-snapshot\":7,\"new\":[1]}\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> read(out.toByteArray()))
        .hasMessage(
            "the snapshot has format 7, and this Seawall reads formats up to 1: use a newer"
                + " Seawall");
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> read("kind: Pod\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("not a Seawall snapshot");
    assertThatThrownBy(() -> read(new byte[0])).hasMessageStartingWith("not a Seawall snapshot");
  }
}
