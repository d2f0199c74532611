package dev.seawall.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Redacted;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What kubectl itself makes of a file, asked with {@code annotate --local}, and how to compare. */
final class Kubectl {
  private static final JsonFactory JSON = new JsonFactory();

  private Kubectl() {}

  /** The objects as kubectl prints them, or its error. */
  record Answer(List<Object> objects, String error) {}

  static Answer read(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "kubectl", "annotate", "--local", "-f", file.toString(), "x=y", "-o", "json")
            .redirectError(ProcessBuilder.Redirect.to(file.resolveSibling("error").toFile()))
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    int code = process.waitFor();
    String error = java.nio.file.Files.readString(file.resolveSibling("error")).strip();
    java.nio.file.Files.delete(file.resolveSibling("error"));
    List<Object> objects = new ArrayList<>();
    for (Object each : parse(new String(output, StandardCharsets.UTF_8))) {
      unfold(each, objects);
    }
    return new Answer(objects, code == 0 ? "" : error.replace(file.toString(), "FILE"));
  }

  private static void unfold(Object object, List<Object> objects) {
    if (object instanceof Map<?, ?> map && map.get("items") instanceof List<?> items) {
      items.forEach(item -> unfold(item, objects));
      return;
    }
    if (object instanceof Map<?, ?> map
        && map.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations) {
      annotations.remove("x");
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
    objects.add(object);
  }

  /** Whether two trees are equal, numbers by value; an empty annotations mapping is none. */
  static Object comparable(Value value) {
    return switch (value) {
      case Mapping mapping -> {
        Map<String, Object> map = new TreeMap<>();
        mapping.entries().forEach((key, each) -> map.put(key, comparable(each)));
        yield map;
      }
      case Sequence sequence -> sequence.items().stream().map(Kubectl::comparable).toList();
      case Text text -> text.text();
      case Bool bool -> bool.value();
      case Whole whole -> (double) whole.number();
      case Decimal decimal -> decimal.number();
      case Null none -> "(null)";
      case Redacted redacted -> "(redacted)";
      case Unresolved unresolved -> "(unresolved " + unresolved.reason() + ")";
    };
  }

  static List<Object> parse(String json) throws IOException {
    List<Object> values = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        values.add(value(parser));
      }
    }
    return values;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> map = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          map.put(key, value(parser));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> "(null)";
    };
  }

  /** The answer as text for a file; {@link #recorded} reads it. */
  static String record(Answer answer) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      generator.writeStartObject();
      generator.writeStringField("error", answer.error());
      generator.writeFieldName("objects");
      write(generator, answer.objects());
      generator.writeEndObject();
    }
    return text + "\n";
  }

  static Answer recorded(String text) throws IOException {
    Map<?, ?> answer = (Map<?, ?>) parse(text).getFirst();
    List<Object> objects = new ArrayList<>((List<?>) answer.get("objects"));
    return new Answer(objects, String.valueOf(answer.get("error")));
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : new LinkedHashMap<Object, Object>(map).entrySet()) {
          generator.writeFieldName(String.valueOf(entry.getKey()));
          write(generator, entry.getValue());
        }
        generator.writeEndObject();
      }
      case List<?> list -> {
        generator.writeStartArray();
        for (Object each : list) {
          write(generator, each);
        }
        generator.writeEndArray();
      }
      case Boolean bool -> generator.writeBoolean(bool);
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          generator.writeNumber(number.longValue());
      case Double number -> generator.writeNumber(number);
      case String text when text.equals("(null)") -> generator.writeNull();
      case null, default -> generator.writeString(String.valueOf(value));
    }
  }
}
