package dev.seawall.emulators.eks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Builds and reads JSON values. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(String name, JsonNode value) {
    return object().set(name, value);
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static ArrayNode array(String... texts) {
    return array(List.of(texts));
  }

  /** A time as the service writes it: seconds since 1970 with milliseconds. */
  static DoubleNode seconds(Instant time) {
    return DoubleNode.valueOf(time.toEpochMilli() / 1000.0);
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  static boolean has(JsonNode value, String name) {
    return value.hasNonNull(name);
  }

  /** Copies the members that are there. */
  static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      if (has(from, name)) {
        to.set(name, from.get(name).deepCopy());
      }
    }
  }

  /** A member if it is there, and what stands for it if not. */
  static JsonNode or(JsonNode value, String name, JsonNode otherwise) {
    return has(value, name) ? value.get(name).deepCopy() : otherwise;
  }

  /** Sets members, deep in objects; null removes one (RFC 7386). */
  static void merge(ObjectNode value, JsonNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isNull()) {
                value.remove(change.getKey());
              } else if (change.getValue().isObject()
                  && value.path(change.getKey()) instanceof ObjectNode inner) {
                merge(inner, change.getValue());
              } else {
                value.set(change.getKey(), change.getValue().deepCopy());
              }
            });
  }

  /** A value as text on one line. */
  static String text(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
