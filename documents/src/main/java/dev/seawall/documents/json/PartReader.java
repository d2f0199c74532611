package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Positions;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.DocumentSink;
import dev.seawall.documents.Patterns;
import dev.seawall.documents.ReadError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads parts of one long list. One a thread. */
final class PartReader {
  private final DocumentAssembler assembler;
  private final Patterns<AlikeItem> patterns = new Patterns<>();
  private TellingLater told = new TellingLater();

  PartReader(Function<DocumentSink, DocumentAssembler> assemblers) {
    assembler = assemblers.apply(new ToThisPart());
  }

  /**
   * What a part tells; nothing when it cannot be read as it should be without what comes before and
   * after it. The indexes told are those of the part.
   */
  Optional<List<Consumer<DocumentSink>>> read(Part part) {
    told = new TellingLater();
    int heldBefore = assembler.heldItems();
    PartText text = new PartText(part, assembler, patterns);
    try (JsonParser parser = JsonReader.FACTORY.createParser(text)) {
      JsonReader.readAll(parser, assembler, text);
    } catch (IOException e) {
      return Optional.empty();
    }
    return assembler.heldItems() == heldBefore ? Optional.of(told.all()) : Optional.empty();
  }

  /** The assembler is used for one part after another. */
  private final class ToThisPart implements DocumentSink {
    @Override
    public void document(
        Mapping document, Positions positions, int index, int line, List<Note> notes) {
      told.document(document, positions, index, line, notes);
    }

    @Override
    public void error(ReadError error) {
      told.error(error);
    }
  }
}
