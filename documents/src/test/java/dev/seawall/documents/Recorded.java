package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Value;
import dev.seawall.documents.reader.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Everything that a reader told, for tests to look at. */
public final class Recorded implements DocumentSink {
  /** One document told. */
  public record Told(Mapping document, Positions positions, int index, int line, List<Note> notes) {
    public Value at(Object... steps) {
      Value value = path(steps).in(document);
      if (value == null) {
        throw new AssertionError("nothing at " + path(steps) + " in " + document);
      }
      return value;
    }

    public Position place(Object... steps) {
      return positions.locate(document, path(steps));
    }

    private static Path path(Object... steps) {
      Path path = Path.ROOT;
      for (Object step : steps) {
        path = step instanceof Integer item ? path.item(item) : path.field(step.toString());
      }
      return path;
    }
  }

  public final List<Told> documents = new ArrayList<>();
  public final List<ReadError> errors = new ArrayList<>();

  public static Recorded of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Recorded of(byte[] text) {
    return of(text, Projection.CHECKED);
  }

  public static Recorded of(byte[] text, Projection projection) {
    Recorded recorded = new Recorded();
    new DocumentReader(new Pool(), projection, Limits.STANDARD).read(text, recorded);
    return recorded;
  }

  public Told only() {
    if (documents.size() != 1 || !errors.isEmpty()) {
      throw new AssertionError(documents.size() + " documents, errors " + errors);
    }
    return documents.getFirst();
  }

  @Override
  public void document(
      Mapping document, Positions positions, int index, int line, List<Note> notes) {
    documents.add(new Told(document, positions, index, line, notes));
  }

  @Override
  public void error(ReadError error) {
    errors.add(error);
  }
}
