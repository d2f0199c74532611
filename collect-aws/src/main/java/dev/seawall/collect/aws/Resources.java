package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Origin;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documents of resources while they are being put together, by ARN. */
final class Resources {
  private final SortedMap<String, SortedMap<String, Value>> byArn = new TreeMap<>();
  private final Map<String, String> types = new TreeMap<>();

  /** Adds what an operation says of a resource. */
  synchronized void put(String type, String arn, String operation, Value value) {
    types.put(arn, type);
    byArn.computeIfAbsent(arn, _ -> new TreeMap<>()).put(operation, value);
  }

  synchronized void remove(String arn) {
    types.remove(arn);
    byArn.remove(arn);
  }

  /** Everything of another as well. */
  void addAll(Resources other) {
    SortedMap<String, SortedMap<String, Value>> copy = new TreeMap<>();
    Map<String, String> copiedTypes;
    synchronized (other) {
      other.byArn.forEach((arn, operations) -> copy.put(arn, new TreeMap<>(operations)));
      copiedTypes = Map.copyOf(other.types);
    }
    copy.forEach(
        (arn, operations) ->
            operations.forEach(
                (operation, value) ->
                    put(String.valueOf(copiedTypes.get(arn)), arn, operation, value)));
  }

  synchronized List<Document> documents() {
    return byArn.entrySet().stream()
        .map(
            entry -> {
              Map<String, Value> fields = new LinkedHashMap<>();
              fields.put("type", new Text(String.valueOf(types.get(entry.getKey()))));
              fields.put("arn", new Text(entry.getKey()));
              fields.putAll(entry.getValue());
              return new Document(Mapping.of(fields), new Origin.Api(entry.getKey()));
            })
        .toList();
  }
}
