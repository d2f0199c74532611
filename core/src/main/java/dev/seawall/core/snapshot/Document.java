package dev.seawall.core.snapshot;

import dev.seawall.core.value.Locator;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Position;
import java.util.List;

/** One object as it was read: its tree, where it came from, and how to find a field's place. */
public record Document(Mapping value, Origin origin, Locator locator, List<Note> notes) {
  public Document {
    notes = List.copyOf(notes);
  }

  public Document(Mapping value, Origin origin) {
    this(value, origin, Locator.NONE, List.of());
  }

  /** Where the value at a path was written, or its nearest parent that is there. */
  public Position locate(Path path) {
    return locator.locate(value, path);
  }

  /** Whether a key is written twice somewhere, so that readers may disagree on its value. */
  public boolean isAmbiguous() {
    for (Note note : notes) {
      if (note.kind() == Note.Kind.DUPLICATE_KEY) {
        return true;
      }
    }
    return false;
  }

  /** The same document, where the first of two equal keys decides. */
  public Document readFirstWins() {
    return new Document(value.firstWins(), origin, locator, notes);
  }
}
