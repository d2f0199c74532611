package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Path;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Everything that is told, in words, with the place of each node. */
public final class TellingWords implements DocumentSink {
  public final List<String> all = new ArrayList<>();

  /** Of each document, the kind of its places: a parser's are another than those worked out. */
  public final List<Class<?>> places = new ArrayList<>();

  @Override
  public void document(
      Mapping document, Positions positions, int index, int line, List<Note> notes) {
    StringBuilder words = new StringBuilder(index + " line " + line + " " + notes);
    places(document, document, Path.ROOT, positions, words);
    all.add(words.toString());
    places.add(positions.getClass());
  }

  private static void places(
      Mapping root, Value value, Path path, Positions positions, StringBuilder words) {
    words.append('\n').append(path).append(" at ").append(positions.locate(root, path));
    switch (value) {
      case Mapping mapping -> {
        words.append(' ').append(mapping.length());
        mapping
            .entries()
            .forEach((key, each) -> places(root, each, path.field(key), positions, words));
      }
      case Sequence sequence -> {
        for (int i = 0; i < sequence.length(); i++) {
          places(root, sequence.get(i), path.item(i), positions, words);
        }
      }
      default -> words.append(" = ").append(value);
    }
  }

  @Override
  public void error(ReadError error) {
    all.add(error.toString());
  }
}
