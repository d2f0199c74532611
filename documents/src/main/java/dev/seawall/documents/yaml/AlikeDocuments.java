package dev.seawall.documents.yaml;

import dev.seawall.core.value.Mapping;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.Patterns;
import java.util.Optional;

/**
 * Documents that were read, to find one that another is like: those of a folder mostly follow a few
 * patterns. Of each pattern the second is kept, because most are met once. One a thread, for
 * assemblers that keep things alike.
 */
final class AlikeDocuments {
  private final SimpleLines lines = new SimpleLines();
  private final Patterns<AlikeDocument> patterns = new Patterns<>();
  private boolean keeps;
  private int toldBefore;

  /** Tells a document if it is like one before; otherwise it is about to be parsed. */
  boolean tell(byte[] text, Chunk chunk, DocumentAssembler assembler) {
    keeps = false;
    if (chunk.afterEnd() || !lines.read(text, chunk.from(), chunk.to())) {
      return false;
    }
    long shape = lines.shape();
    if (!patterns.knows(shape)) {
      keeps = patterns.isMetAgain(shape);
      toldBefore = assembler.told();
      return false;
    }
    Optional<AlikeDocument> pattern = patterns.find(shape);
    Mapping object = pattern.isPresent() ? pattern.get().object(text, chunk, lines) : null;
    if (object == null) {
      return false;
    }
    assembler.tell(object, pattern.get().positions(chunk), pattern.get().line(chunk));
    return true;
  }

  /** Keeps the document that {@link #tell} was asked about and that has been parsed since. */
  void keep(byte[] text, Chunk chunk, DocumentAssembler assembler) {
    if (keeps) {
      Optional<AlikeDocument> pattern =
          assembler
              .onlyToldSince(toldBefore)
              .flatMap(told -> AlikeDocument.of(text, chunk, lines, told, assembler));
      patterns.put(lines.shape(), pattern, lines.length());
    }
  }
}
