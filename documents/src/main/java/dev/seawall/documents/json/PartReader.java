package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.ReadError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads parts of one long list. One a thread. */
final class PartReader {
  private final DocumentAssembler assembler;
  private List<Consumer<DocumentSink>> told = new ArrayList<>();

  PartReader(Function<DocumentSink, DocumentAssembler> assemblers) {
    assembler = assemblers.apply(new Kept());
  }

  /**
   * What a part tells; nothing when it cannot be read as it should be without what comes before and
   * after it. The indexes told are those of the part.
   */
  Optional<List<Consumer<DocumentSink>>> read(Part part) {
    told = new ArrayList<>();
    int heldBefore = assembler.heldItems();
    try (JsonParser parser = JsonReader.FACTORY.createParser(part.text(), 0, part.close())) {
      JsonReader.readAll(parser, assembler, part.shift());
    } catch (IOException e) {
      return Optional.empty();
    }
    return assembler.heldItems() == heldBefore ? Optional.of(told) : Optional.empty();
  }

  private final class Kept implements DocumentSink {
    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      told.add(sink -> sink.document(document, positions, index, line, notes));
    }

    @Override
    public void error(ReadError error) {
      told.add(sink -> sink.error(error));
    }
  }
}
