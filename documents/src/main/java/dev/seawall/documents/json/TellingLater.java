package dev.seawall.documents.json;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.ReadError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is told of a part until it is its turn. */
final class TellingLater implements DocumentSink {
  private final List<Consumer<DocumentSink>> told = new ArrayList<>();

  // No lambda: they are many, and one that keeps something is slow to make without the optimizing
  // compiler.
  private record Told(Mapping document, Positions positions, int index, int line, List<Note> notes)
      implements Consumer<DocumentSink> {
    @Override
    public void accept(DocumentSink sink) {
      sink.document(document, positions, index, line, notes);
    }
  }

  @Override
  public void document(
      Mapping document, Positions positions, int index, int line, List<Note> notes) {
    told.add(new Told(document, positions, index, line, notes));
  }

  @Override
  public void error(ReadError error) {
    told.add(sink -> sink.error(error));
  }

  List<Consumer<DocumentSink>> all() {
    return told;
  }
}
