package dev.seawall.collect.kubernetes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Mapping;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Pool;
import dev.seawall.core.value.Sequence;
import dev.seawall.core.value.Text;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.ValueBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Small answers as trees: discovery, reviews and errors. Lists of objects are never read so. */
final class JsonTree {
  private static final int DEEPEST = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(1 << 20)
                  .maxDocumentLength(32 << 20)
                  .build())
          .build();

  private JsonTree() {}

  static Mapping read(InputStream text) throws IOException {
    ValueBuilder builder = new ValueBuilder(new Pool(), false);
    try (JsonParser parser = FACTORY.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT, START_ARRAY -> builder.begin(0, 0);
          case END_OBJECT -> builder.endMapping();
          case END_ARRAY -> builder.endSequence();
          case FIELD_NAME -> builder.key(parser.currentName(), 0, 0);
          case VALUE_TRUE -> builder.scalar(Bool.TRUE, 0, 0);
          case VALUE_FALSE -> builder.scalar(Bool.FALSE, 0, 0);
          case VALUE_NULL -> builder.scalar(Null.NULL, 0, 0);
          default -> builder.scalar(new Text(parser.getText()), 0, 0);
        }
      }
    }
    ValueBuilder.Built built = builder.finish();
    return built != null && built.value() instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  static Mapping mapping(Mapping parent, String key) {
    return parent.get(key) instanceof Mapping mapping ? mapping : Mapping.EMPTY;
  }

  static List<Mapping> mappings(Mapping parent, String key) {
    return parent.get(key) instanceof Sequence sequence
        ? sequence.items().stream()
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast)
            .toList()
        : List.of();
  }

  static String text(Mapping parent, String key) {
    Value value = parent.get(key);
    return value instanceof Text text ? text.text() : "";
  }
}
