package dev.seawall.documents.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.seawall.core.value.Path;
import java.io.IOException;

/** Paths as JSON arrays of names and indexes. */
final class PathCodec {
  private PathCodec() {}

  static void write(Path path, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("path");
    for (Path.Step step : path.steps()) {
      switch (step) {
        case Path.Field(String key) -> json.writeString(key);
        case Path.Item(int index) -> json.writeNumber(index);
      }
    }
    json.writeEndArray();
  }

  /** Reads the array whose start is the parser's current token. */
  static Path read(JsonParser json) throws IOException {
    Path path = Path.ROOT;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) {
        throw new SnapshotException("the file ends inside a path");
      }
      path =
          json.currentToken() == JsonToken.VALUE_NUMBER_INT
              ? path.item(json.getIntValue())
              : path.field(json.getText());
    }
    return path;
  }
}
