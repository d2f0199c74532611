package dev.seawall.checks;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots in which a part was refused. */
final class Refused {
  private Refused() {}

  /** The first document's list with one item more that was refused. */
  static Snapshot listItem(Snapshot snapshot, String key) {
    Document first = snapshot.documents().getFirst();
    Map<String, Value> entries = new LinkedHashMap<>(first.value().entries());
    List<Value> items = new ArrayList<>();
    if (entries.get(key) instanceof Sequence sequence) {
      items.addAll(sequence.items());
    }
    items.add(new Unresolved(key + " was denied"));
    entries.put(key, Sequence.of(items));
    Document changed = new Document(Mapping.of(entries), first.origin());
    return new Snapshot(snapshot.scope(), List.of(changed), List.of(), List.of());
  }
}
