package dev.seawall.documents.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a part of a list of objects needs before it to be read as a list of its own.
 *
 * @param text from the start of the list to its first item, or with a null instead of the items
 *     that come before the part
 * @param line where the next byte would stand, counted from 1
 * @param column of that byte, counted in bytes from 1
 */
record ListStart(byte[] text, int line, int column) {
  private static final int LONGEST = 64 << 10;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** The start of a text in UTF-8, if it is an object with a list of objects near its start. */
  static Optional<ListStart> of(byte[] text) {
    try (JsonParser parser =
        JsonReader.FACTORY.createParser(text, 0, Math.min(text.length, LONGEST))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean items = parser.currentName().equals("items");
        if (parser.nextToken() == JsonToken.START_ARRAY && items) {
          JsonLocation bracket = parser.currentTokenLocation();
          return parser.nextToken() == JsonToken.START_OBJECT
              ? upTo(bracket, text)
              : Optional.empty();
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ListStart> upTo(JsonLocation bracket, byte[] text) {
    int offset = (int) bracket.getByteOffset();
    // In UTF-16 a parser counts no bytes.
    return offset < 0 || text[offset] != '['
        ? Optional.empty()
        : Optional.of(
            new ListStart(
                Arrays.copyOf(text, offset + 1), bracket.getLineNr(), bracket.getColumnNr() + 1));
  }

  /** The same start for a part that begins with the comma behind an item. */
  ListStart afterAnItem() {
    byte[] longer = Arrays.copyOf(text, text.length + NULL.length);
    System.arraycopy(NULL, 0, longer, text.length, NULL.length);
    return new ListStart(longer, line, column + NULL.length);
  }
}
