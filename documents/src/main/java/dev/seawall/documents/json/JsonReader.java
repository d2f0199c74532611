package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.seawall.core.value.Bool;
import dev.seawall.core.value.Decimal;
import dev.seawall.core.value.Null;
import dev.seawall.core.value.Position;
import dev.seawall.core.value.Unresolved;
import dev.seawall.core.value.Value;
import dev.seawall.core.value.Whole;
import dev.seawall.documents.DocumentAssembler;
import dev.seawall.documents.ReadError;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads JSON objects one after another, with numbers as Kubernetes reads them: whole ones of 64
 * bits, and all others as doubles.
 */
public final class JsonReader {
  /** The parser keeps a little of each level; deeper text is refused before it keeps a lot. */
  private static final int DEEPEST_SKIPPED = 200_000;

  private static final int LONGEST_NAME = 1 << 20;
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(LONGEST_NAME)
                  .maxNestingDepth(DEEPEST_SKIPPED)
                  .build())
          .build();

  /** Reads UTF-8; false when it ended with an error, which was told. */
  public boolean read(InputStream text, DocumentAssembler assembler) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser, assembler);
    }
  }

  /** Reads what a parser gives; false when it ended with an error, which was told. */
  public static boolean read(JsonParser parser, DocumentAssembler assembler) throws IOException {
    try {
      readAll(parser, assembler, Places.OF_THE_PARSER);
      return true;
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      Position position =
          location == null ? Position.UNKNOWN : Places.OF_THE_PARSER.position(location);
      String message = String.valueOf(e.getOriginalMessage());
      if (message.startsWith("Unexpected character ('/'")) {
        assembler.error(comment(position));
        return false;
      }
      if (e instanceof JsonEOFException) {
        message = "cut off: the text ends inside a value";
      }
      int end = message.indexOf('\n');
      assembler.error(
          new ReadError(
              ReadError.Kind.SYNTAX,
              end < 0 ? message : message.substring(0, end),
              position,
              "JSON"));
      return false;
    }
  }

  /** That there is a comment where JSON has none. */
  public static ReadError comment(Position position) {
    return new ReadError(
        ReadError.Kind.COMMENT,
        "JSON allows no comments, and here is one",
        position,
        "JSON without comments, or YAML");
  }

  /** Reads what a parser gives, or throws the error that it ended with. */
  static void readAll(JsonParser parser, DocumentAssembler assembler, Places places)
      throws IOException {
    JsonToken token = parser.nextToken();
    while (token != null) {
      assembler.startDocument();
      readValue(parser, assembler, places);
      token = parser.nextToken();
    }
  }

  private static void readValue(JsonParser parser, DocumentAssembler assembler, Places places)
      throws IOException {
    boolean placed = assembler.keepsPositions();
    int deepest = assembler.limits().depth();
    int depth = 0;
    int line = 0;
    int column = 0;
    boolean afterName = false;
    while (true) {
      int token = parser.currentTokenId();
      // A value stands where its name does.
      if (placed
          && !afterName
          && token != JsonTokenId.ID_END_OBJECT
          && token != JsonTokenId.ID_END_ARRAY) {
        JsonLocation location = parser.currentTokenLocation();
        line = places.line(location);
        column = places.column(location);
      }
      afterName = token == JsonTokenId.ID_FIELD_NAME;
      switch (token) {
        case JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_START_ARRAY -> {
          if (depth == deepest) {
            parser.skipChildren();
            tooDeep(assembler, deepest, places.position(parser.currentTokenLocation()));
            assembler.scalar(new Unresolved("nested too deep"), line, column);
          } else {
            depth++;
            if (token == JsonTokenId.ID_START_OBJECT) {
              assembler.beginMapping(line, column);
            } else {
              assembler.beginSequence(line, column);
            }
          }
        }
        case JsonTokenId.ID_END_OBJECT, JsonTokenId.ID_END_ARRAY -> {
          depth--;
          assembler.end();
        }
        case JsonTokenId.ID_FIELD_NAME -> {
          if (!assembler.key(parser.currentName(), line, column)) {
            parser.nextToken();
            parser.skipChildren();
            afterName = false;
          }
        }
        case JsonTokenId.ID_STRING -> text(parser, assembler, line, column);
        case JsonTokenId.ID_NUMBER_INT -> assembler.scalar(whole(parser), line, column);
        case JsonTokenId.ID_NUMBER_FLOAT -> assembler.scalar(decimal(parser), line, column);
        case JsonTokenId.ID_TRUE -> assembler.scalar(Bool.TRUE, line, column);
        case JsonTokenId.ID_FALSE -> assembler.scalar(Bool.FALSE, line, column);
        case JsonTokenId.ID_NULL -> assembler.scalar(Null.NULL, line, column);
        default -> throw new IllegalStateException("unknown token " + token);
      }
      if (depth == 0) {
        return;
      }
      if (parser.nextToken() == null) {
        return;
      }
    }
  }

  private static void tooDeep(DocumentAssembler assembler, int limit, Position at) {
    assembler.error(
        new ReadError(
            ReadError.Kind.TOO_DEEP,
            "nested deeper than " + limit + " levels",
            at,
            "less nesting"));
  }

  private static void text(JsonParser parser, DocumentAssembler assembler, int line, int column)
      throws IOException {
    if (!assembler.takesCharacters()) {
      assembler.text(wellFormed(parser.getText()), line, column);
      return;
    }
    char[] characters = parser.getTextCharacters();
    int from = parser.getTextOffset();
    int length = parser.getTextLength();
    int seen = 0;
    for (int i = from; i < from + length; i++) {
      seen |= characters[i];
    }
    if ((seen & Character.MIN_SURROGATE) == Character.MIN_SURROGATE) {
      assembler.text(wellFormed(new String(characters, from, length)), line, column);
      return;
    }
    assembler.characters(characters, from, length, line, column);
  }

  /** A surrogate without its pair is replaced, as in Go. */
  private static String wellFormed(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = !Character.isSurrogate(text.charAt(i));
    }
    if (plain) {
      return text;
    }
    StringBuilder mended = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        mended.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        mended.append(c).append(text.charAt(++i));
      } else {
        mended.append('\uFFFD');
      }
    }
    return mended.toString();
  }

  private static Value whole(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> new Whole(parser.getLongValue());
      default -> decimal(parser);
    };
  }

  private static Value decimal(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    return Double.isFinite(number)
        ? new Decimal(number)
        : new Unresolved("a number that no 64 bits hold");
  }
}
