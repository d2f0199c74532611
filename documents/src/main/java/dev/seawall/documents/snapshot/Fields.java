package dev.seawall.documents.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.seawall.core.value.Path;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The flat fields of one record of a snapshot file. */
record Fields(Map<String, String> texts, Path path) {

  /** Reads the object whose start is the parser's current token. */
  static Fields read(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Path path = Path.ROOT;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_ARRAY && key.equals("path")) {
        path = PathCodec.read(json);
      } else if (token.isScalarValue()) {
        texts.put(key, json.getText());
      } else {
        json.skipChildren();
      }
    }
    return new Fields(texts, path);
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  String text(String key) throws SnapshotException {
    String text = texts.get(key);
    if (text == null) {
      throw new SnapshotException("the snapshot is damaged: a record lacks \"" + key + "\"");
    }
    return text;
  }

  int number(String key) throws SnapshotException {
    try {
      return Integer.parseInt(text(key));
    } catch (NumberFormatException e) {
      throw new SnapshotException("the snapshot is damaged: \"" + key + "\" is no number", e);
    }
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) throws SnapshotException {
    return constantOf(text(key), type);
  }

  static <E extends Enum<E>> E constantOf(String text, Class<E> type) throws SnapshotException {
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new SnapshotException("the snapshot is damaged: unknown \"" + text + "\"", e);
    }
  }
}
