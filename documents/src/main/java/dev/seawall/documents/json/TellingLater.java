package dev.seawall.documents.json;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.ReadError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps what is told of a part until it is its turn. */
final class TellingLater implements DocumentSink {
  private final List<Consumer<DocumentSink>> told = new ArrayList<>();
  private Optional<Told> last = Optional.empty();

  /** A document without notes. */
  record Told(Mapping document, Positions positions) {}

  @Override
  public void document(
      Mapping document, Positions positions, int index, int line, List<Note> notes) {
    told.add(sink -> sink.document(document, positions, index, line, notes));
    last = notes.isEmpty() ? Optional.of(new Told(document, positions)) : Optional.empty();
  }

  @Override
  public void error(ReadError error) {
    told.add(sink -> sink.error(error));
    last = Optional.empty();
  }

  int count() {
    return told.size();
  }

  /** The document without notes that is all that was told since there were so many things. */
  Optional<Told> only(int before) {
    return told.size() == before + 1 ? last : Optional.empty();
  }

  List<Consumer<DocumentSink>> all() {
    return told;
  }
}
