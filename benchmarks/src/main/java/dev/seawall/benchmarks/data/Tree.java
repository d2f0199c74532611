package dev.seawall.benchmarks.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects as nested maps, lists, texts, numbers and flags, written as short as they read. */
final class Tree {
  private Tree() {}

  /** A map of keys and values by turns; an entry whose value is an empty map or list stays. */
  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = LinkedHashMap.newLinkedHashMap(keysAndValues.length / 2 + 1);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  static List<Object> list(Object... items) {
    return List.of(items);
  }

  static Map<String, Object> object(
      String apiVersion, String kind, Map<String, Object> metadata, Object... rest) {
    Map<String, Object> object = map("apiVersion", apiVersion, "kind", kind, "metadata", metadata);
    object.putAll(map(rest));
    return object;
  }
}
