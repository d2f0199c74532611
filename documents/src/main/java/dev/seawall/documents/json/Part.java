package dev.seawall.documents.json;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Some whole items of a long list. All parts but the first begin with the comma that follows the
 * item before.
 *
 * @param start what makes it a list of its own
 * @param text the start, the items, and room for the end
 * @param to where the items end
 * @param line of the first byte behind the start, in the whole text
 * @param column of that byte in the whole text
 * @param whole whether the text has its own end, being the last
 * @param cuts where its items begin, as far as that is known
 */
record Part(ListStart start, byte[] text, int to, int line, int column, boolean whole, Cuts cuts) {
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

  /** A part without items that has room for some bytes. */
  static Part empty(ListStart start, int room, int line, int column) {
    int length = start.text().length;
    return new Part(
        start,
        Arrays.copyOf(start.text(), length + room + END.length),
        length,
        line,
        column,
        false,
        Cuts.NONE);
  }

  /** The same in the memory of a part that is no longer needed, where that has as much room. */
  static Part in(byte[] memory, ListStart start, int room, int line, int column) {
    int length = start.text().length;
    if (memory.length < length + room + END.length) {
      return empty(start, room, line, column);
    }
    System.arraycopy(start.text(), 0, memory, 0, length);
    return new Part(start, memory, length, line, column, false, Cuts.NONE);
  }

  int from() {
    return start.text().length;
  }

  /** How many more bytes it has room for. */
  int room() {
    return text.length - END.length - to;
  }

  /** The same part with room for more bytes. */
  Part withRoom(int more) {
    return new Part(
        start, Arrays.copyOf(text, text.length + more), to, line, column, false, Cuts.NONE);
  }

  /** The same part with its items ending elsewhere. */
  Part upTo(int end) {
    return new Part(start, text, end, line, column, false, Cuts.NONE);
  }

  /** The same part with where its items begin. */
  Part with(Cuts found) {
    return new Part(start, text, to, line, column, whole, found);
  }

  /** The same part, whose items are followed by the end of the list and of the text. */
  Part asLast() {
    return new Part(start, text, to, line, column, true, Cuts.NONE);
  }

  /** Ends the list, and says how long its text is now. */
  int close() {
    if (whole) {
      return to;
    }
    System.arraycopy(END, 0, text, to, END.length);
    return to + END.length;
  }

  Shift shift() {
    return new Shift(start.line(), line - start.line(), column - start.column());
  }

  /** The items alone, as they are in the whole text. */
  InputStream items() {
    return new ByteArrayInputStream(text, from(), to - from());
  }

  /**
   * The start and blanks instead of the items before, so that a parser which reads on from there
   * tells the places of the whole text.
   */
  List<InputStream> before() {
    int lines = line - start.line();
    return List.of(
        new ByteArrayInputStream(start.text()),
        new Blank(lines, lines == 0 ? column - start.column() : column - 1));
  }
}
