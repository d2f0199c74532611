package dev.seawall.documents.reader;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Limits;
import dev.seawall.documents.Projection;
import dev.seawall.documents.ReadError;
import dev.seawall.documents.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A YAML list that a field of an object holds as a text. */
public final class ListInText {
  private static final Limits LIMITS = new Limits(2L << 20, 20, 1);

  private ListInText() {}

  /**
   * The list, or why there is none.
   *
   * @param field what the field is called in that sentence
   */
  public static Value read(String field, String yaml) {
    List<Mapping> documents = new ArrayList<>();
    List<ReadError> errors = new ArrayList<>();
    DocumentSink sink =
        new DocumentSink() {
          @Override
          public void document(
              Mapping document, Positions positions, int index, int line, List<Note> notes) {
            documents.add(document);
          }

          @Override
          public void error(ReadError error) {
            errors.add(error);
          }
        };
    StringBuilder nested = new StringBuilder("list:\n");
    yaml.lines()
        .filter(line -> !line.equals("---"))
        .forEach(line -> nested.append(' ').append(line).append('\n'));
    new YamlReader()
        .read(
            nested.toString().getBytes(StandardCharsets.UTF_8),
            new DocumentAssembler(new Pool(), Projection.WHOLE, LIMITS, false, sink));
    Value read = documents.size() == 1 ? documents.getFirst().get("list") : null;
    if (!errors.isEmpty() || read == null) {
      return new Unresolved(field + " is not YAML");
    }
    if (read instanceof Sequence) {
      return read;
    }
    return yaml.isBlank() ? Sequence.EMPTY : new Unresolved(field + " is no list");
  }
}
