package dev.seawall.checks.podsecurity;

import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.kubernetes.PodTemplate;
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

/** Pods and templates from YAML texts. */
final class Pods {
  private Pods() {}

  /** The one pod or template of a document. */
  static PodTemplate pod(String yaml) {
    List<PodTemplate> pods = new Inventory(snapshot(yaml)).all(PodTemplate.class);
    if (pods.size() != 1) {
      throw new IllegalArgumentException(pods.size() + " pods in " + yaml);
    }
    return pods.getFirst();
  }

  /** The one pod that has this specification, in flow style. */
  static PodTemplate podOf(String spec) {
    return pod("{apiVersion: v1, kind: Pod, metadata: {name: test}, spec: " + spec + "}");
  }

  static Snapshot snapshot(String yaml) {
    List<Document> documents = new ArrayList<>();
    DocumentSink sink =
        new DocumentSink() {
          @Override
          public void document(
              Mapping document, Positions positions, int index, int line, List<Note> notes) {
            documents.add(new Document(document, new Origin.File("test.yaml", "test.yaml", index)));
          }

          @Override
          public void error(ReadError error) {
            throw new IllegalArgumentException(error + " in " + yaml);
          }
        };
    new DocumentReader(new Pool(), Projection.CHECKED, Limits.STANDARD, false)
        .read(yaml.getBytes(StandardCharsets.UTF_8), sink);
    return new Snapshot(Scope.files("test"), documents, List.of(), List.of());
  }
}
