package dev.seawall.documents.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.ValueBuilder;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.Projection;
import java.io.IOException;

/**
 * Values as JSON. What JSON lacks is an object whose first key starts with one dollar sign; keys of
 * documents that start with a dollar sign get a second one.
 */
final class ValueCodec {
  private static final String REDACTED = "$redacted";
  private static final String REST = "rest";
  private static final String UNRESOLVED = "$unresolved";
  private static final int MOST_NODES = 20_000_000;
  private final ValueBuilder builder;
  private final Pool pool;

  ValueCodec(Pool pool) {
    this.pool = pool;
    builder = new ValueBuilder(pool, false);
  }

  static void write(Value value, JsonGenerator json) throws IOException {
    switch (value) {
      case Mapping mapping -> {
        json.writeStartObject();
        for (int i = 0; i < mapping.length(); i++) {
          String key = mapping.key(i);
          json.writeFieldName(key.startsWith("$") ? "$" + key : key);
          write(mapping.value(i), json);
        }
        json.writeEndObject();
      }
      case Sequence sequence -> {
        json.writeStartArray();
        for (int i = 0; i < sequence.length(); i++) {
          write(sequence.get(i), json);
        }
        json.writeEndArray();
      }
      case Text text -> json.writeString(text.text());
      case Bool bool -> json.writeBoolean(bool.value());
      case Whole whole -> json.writeNumber(whole.number());
      case Decimal decimal -> json.writeNumber(decimal.number());
      case Null none -> json.writeNull();
      case Redacted redacted -> {
        json.writeStartObject();
        json.writeStringField(REDACTED, redacted.what());
        if (redacted.rest().isPresent()) {
          json.writeStringField(REST, redacted.rest().get());
        }
        json.writeEndObject();
      }
      case Unresolved unresolved -> {
        json.writeStartObject();
        json.writeStringField(UNRESOLVED, unresolved.reason());
        json.writeEndObject();
      }
    }
  }

  /**
   * Reads the value at the parser's current token: an object of a kind, without what no check
   * reads, as a live scan would have read it.
   */
  Value read(JsonParser json, String kind) throws IOException {
    builder.reset();
    int depth = 0;
    String topKey = "";
    while (true) {
      JsonToken token = json.currentToken();
      if (token == JsonToken.START_OBJECT && isSpecial(json.nextToken(), json)) {
        builder.scalar(pool.share(special(json)), 0, 0);
        token = json.currentToken();
      } else if (token == JsonToken.START_OBJECT) {
        builder.begin(0, 0);
        depth++;
        continue;
      } else if (token == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        topKey = depth == 1 ? key : topKey;
        if (Projection.CHECKED.leavesOut(kind, depth, topKey, key)) {
          json.nextToken();
          json.skipChildren();
          json.nextToken();
          continue;
        }
        builder.key(key.startsWith("$") ? key.substring(1) : key, 0, 0);
      } else if (token == JsonToken.START_ARRAY) {
        builder.begin(0, 0);
        depth++;
      } else if (token == JsonToken.END_OBJECT) {
        builder.endMapping();
        depth--;
      } else if (token == JsonToken.END_ARRAY) {
        builder.endSequence();
        depth--;
      } else {
        builder.scalar(scalar(json), 0, 0);
      }
      if (depth == 0 && token != JsonToken.FIELD_NAME) {
        break;
      }
      if (builder.nodes() > MOST_NODES) {
        throw new SnapshotException("a document of more than " + MOST_NODES + " values");
      }
      if (json.nextToken() == null) {
        throw new SnapshotException("the file ends inside a document");
      }
    }
    ValueBuilder.Built built = builder.finish();
    if (built == null) {
      throw new SnapshotException("a document without a value");
    }
    return built.value();
  }

  private static boolean isSpecial(JsonToken next, JsonParser json) throws IOException {
    if (next != JsonToken.FIELD_NAME) {
      return false;
    }
    return json.currentName().equals(REDACTED) || json.currentName().equals(UNRESOLVED);
  }

  private static Value special(JsonParser json) throws IOException {
    boolean redacted = json.currentName().equals(REDACTED);
    json.nextToken();
    String text = json.getText();
    JsonToken after = json.nextToken();
    if (redacted && after == JsonToken.FIELD_NAME && json.currentName().equals(REST)) {
      json.nextToken();
      Redacted value = new Redacted(text, json.getText());
      after = json.nextToken();
      if (after == JsonToken.END_OBJECT) {
        return value;
      }
    }
    if (after != JsonToken.END_OBJECT) {
      throw new SnapshotException("a marked value with more fields than belong to it");
    }
    return redacted ? new Redacted(text) : new Unresolved(text);
  }

  private Value scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> pool.text(json.getText());
      case VALUE_TRUE -> Bool.TRUE;
      case VALUE_FALSE -> Bool.FALSE;
      case VALUE_NULL -> Null.NULL;
      case VALUE_NUMBER_INT -> pool.share(new Whole(json.getLongValue()));
      case VALUE_NUMBER_FLOAT -> pool.share(new Decimal(json.getDoubleValue()));
      default -> throw new SnapshotException("an unexpected " + json.currentToken());
    };
  }
}
