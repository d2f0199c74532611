package dev.seawall.documents;

import dev.seawall.core.snapshot.Note;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Positions;
import dev.seawall.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands finished documents and errors to a sink and counts them. */
final class Delivery {
  static final DocumentSink NOWHERE =
      new DocumentSink() {
        @Override
        public void document(
            Mapping document, Positions positions, int index, int line, List<Note> notes) {}

        @Override
        public void error(ReadError error) {}
      };
  private final DocumentSink sink;
  private final Pool pool;
  private int told;
  private Optional<ToldObject> last = Optional.empty();

  Delivery(DocumentSink sink, Pool pool) {
    this.sink = sink;
    this.pool = pool;
  }

  void error(ReadError error) {
    told++;
    last = Optional.empty();
    sink.error(error);
  }

  int told() {
    return told;
  }

  Optional<ToldObject> onlySince(int before) {
    return told == before + 1 ? last : Optional.empty();
  }

  /** Items that came before the kind of their list. */
  void release(Level list) {
    for (Level.Held each : list.held) {
      if (!list.kind.isEmpty() && each.built().value() instanceof Mapping item) {
        Map<String, Value> entries = new LinkedHashMap<>(item.entries());
        String kind = list.kind.endsWith("List") ? list.kind : list.kind + "List";
        entries.put("apiVersion", pool.text(list.apiVersion));
        entries.put("kind", pool.text(kind.substring(0, kind.length() - 4)));
        document(Mapping.of(entries), each.built().positions(), each.line(), each.notes());
      }
    }
    list.held.clear();
  }

  /** Tells a document unless it is empty. */
  void document(Value value, Positions positions, int line, List<Note> notes) {
    if (value instanceof Mapping mapping && mapping.length() > 0) {
      last = notes.isEmpty() ? Optional.of(new ToldObject(mapping, positions)) : Optional.empty();
      sink.document(mapping, positions, told++, line, notes);
    }
  }
}
