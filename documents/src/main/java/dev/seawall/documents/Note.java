package dev.seawall.documents;

import dev.seawall.core.value.Path;
import dev.seawall.core.value.Position;

/** Something a reader of a document should know although the document was read. */
public record Note(Kind kind, String message, Path path, Position position) {
  /** What the note is about. */
  public enum Kind {
    /** A mapping has one key twice; Kubernetes takes the last. */
    DUPLICATE_KEY,
    /** The document follows an end marker, where kubectl stops reading. */
    AFTER_END_MARKER,
    /** A tag that Kubernetes ignores stands before a mapping or sequence. */
    IGNORED_TAG
  }
}
