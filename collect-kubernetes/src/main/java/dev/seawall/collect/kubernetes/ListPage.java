package dev.seawall.collect.kubernetes;

import dev.seawall.collect.kubernetes.ApiFailure.Kind;
import dev.seawall.collect.kubernetes.connection.Shown;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.json.JsonReader;
import dev.seawall.documents.reader.AwsAuth;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads one page of a list and hands on each object as soon as it is complete. */
final class ListPage {
  private final ResourceType type;
  private final Pool pool;
  private final Projection projection;
  private final Receiver receiver;

  /** Gets the objects of a page. */
  @FunctionalInterface
  interface Receiver {
    /** One object; {@code podTemplate} when its schema describes pods. */
    void object(Mapping object, List<Note> notes, boolean podTemplate);
  }

  ListPage(ResourceType type, Pool pool, Projection projection, Receiver receiver) {
    this.type = type;
    this.pool = pool;
    this.projection = projection;
    this.receiver = receiver;
  }

  /** Reads a page and answers where the list continues, empty after the last page. */
  String read(InputStream body) throws IOException, ApiFailure {
    List<ReadError> errors = new ArrayList<>();
    try (ListParser parser = new ListParser(body, type.resource().equals("secrets"))) {
      DocumentSink sink =
          new DocumentSink() {
            @Override
            public void document(
                Mapping document, Positions positions, int index, int line, List<Note> notes) {
              // Lists of custom resources say what they are after their items, which say it too.
              boolean fits = parser.kind().isEmpty() ? isItem(document) : isList(parser.kind());
              if (fits) {
                receiver.object(AwsAuth.read(document), notes, parser.sawPodTemplate());
              }
            }

            @Override
            public void error(ReadError error) {
              errors.add(error);
            }
          };
      JsonReader.read(
          parser, new DocumentAssembler(pool, projection, Limits.STANDARD, false, sink));
      if (!errors.isEmpty()) {
        // Not the parser's own message, which quotes the text around the error.
        throw new ApiFailure(
            Kind.MALFORMED, "sent a list that cannot be read: " + errors.getFirst().kind());
      }
      if (!parser.ended() || !isList(parser.kind())) {
        throw new ApiFailure(
            Kind.MALFORMED,
            "sent \"" + Shown.text(parser.kind()) + "\" instead of a list of " + type.kind());
      }
      return parser.continueToken();
    }
  }

  private boolean isItem(Mapping object) {
    return JsonTree.text(object, "kind").equals(type.kind());
  }

  private boolean isList(String kind) {
    return kind.equals(type.kind() + "List") || kind.equals("List");
  }
}
