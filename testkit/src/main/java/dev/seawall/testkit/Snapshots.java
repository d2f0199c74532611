package dev.seawall.testkit;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.reader.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes snapshots out of manifests in YAML, for tests. */
public final class Snapshots {
  /** When the examples were collected. */
  public static final String TIME = "2026-11-20T12:00:00Z";

  private Snapshots() {}

  /** As if a file with this text had been scanned. */
  public static Snapshot files(String yaml) {
    return snapshot(Scope.Kind.FILES, yaml);
  }

  /** As if these objects were all that a cluster holds. */
  public static Snapshot cluster(String yaml) {
    return snapshot(Scope.Kind.CLUSTER, yaml);
  }

  private static Snapshot snapshot(Scope.Kind kind, String yaml) {
    Scope scope = new Scope(kind, "test", new TreeSet<>(), Map.of(Scope.TIME, TIME));
    return new Snapshot(scope, read(yaml), List.of(), List.of());
  }

  private static List<Document> read(String yaml) {
    List<Document> documents = new ArrayList<>();
    DocumentSink sink =
        new DocumentSink() {
          @Override
          public void document(
              Mapping value, Positions positions, int index, int line, List<Note> notes) {
            Origin origin = new Origin.File("test.yaml", "test.yaml", index);
            documents.add(new Document(value, origin, positions, notes));
          }

          @Override
          public void error(ReadError error) {
            throw new AssertionError(error.toString());
          }
        };
    new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD)
        .read(yaml.getBytes(StandardCharsets.UTF_8), sink);
    return documents;
  }
}
