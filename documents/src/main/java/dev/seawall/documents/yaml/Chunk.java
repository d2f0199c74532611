package dev.seawall.documents.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of a YAML stream between its document markers. A marker in the first column ends every
 * scalar (YAML 1.2, 9.1.2), so no piece depends on another and each can be wrong by itself.
 *
 * @param from the first byte
 * @param to the byte after the last
 * @param line the line of the first byte, counted from 0
 * @param afterEnd whether only an end marker separates it from the one before
 */
record Chunk(int from, int to, int line, boolean afterEnd) {

  static List<Chunk> split(byte[] text) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    int fromLine = 0;
    int line = 0;
    boolean afterEnd = false;
    boolean directives = false;
    int at = 0;
    while (at < text.length) {
      if (isMarker(text, at, '-') && !directives) {
        add(chunks, text, from, at, fromLine, afterEnd);
        afterEnd = false;
        from = at;
        fromLine = line;
      } else if (isMarker(text, at, '.')) {
        add(chunks, text, from, at, fromLine, afterEnd);
        afterEnd = true;
        from = Math.min(at + 3, text.length);
        fromLine = line;
      }
      // A directive belongs to the document that the next marker starts.
      directives = text[at] == '%' ? isBlank(text, from, at) : directives && text[at] != '-';
      at = nextLine(text, at);
      line++;
    }
    add(chunks, text, from, text.length, fromLine, afterEnd);
    return chunks;
  }

  private static void add(
      List<Chunk> chunks, byte[] text, int from, int to, int line, boolean afterEnd) {
    if (!isBlank(text, from, to)) {
      chunks.add(new Chunk(from, to, line, afterEnd));
    }
  }

  private static int nextLine(byte[] text, int at) {
    for (int i = at; i < text.length; i++) {
      if (text[i] == '\n') {
        return i + 1;
      }
      if (text[i] == '\r' && (i + 1 == text.length || text[i + 1] != '\n')) {
        return i + 1;
      }
    }
    return text.length;
  }

  private static boolean isMarker(byte[] text, int at, char c) {
    if (at + 3 > text.length || text[at] != c || text[at + 1] != c || text[at + 2] != c) {
      return false;
    }
    return at + 3 == text.length || text[at + 3] <= ' ' && text[at + 3] >= 0;
  }

  /** Whether there are only blanks, comments and a bare marker. */
  private static boolean isBlank(byte[] text, int from, int to) {
    int at = from;
    if (isMarker(text, at, '-')) {
      at += 3;
    }
    boolean comment = false;
    while (at < to) {
      byte b = text[at++];
      if (b == '\n' || b == '\r') {
        comment = false;
      } else if (b == '#') {
        comment = true;
      } else if (!comment && b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The text of this piece, without the byte order mark that a file had that was appended. */
  String content(byte[] text) {
    String content = new String(text, from, to - from, StandardCharsets.UTF_8);
    int mark = content.indexOf('\uFEFF');
    return mark >= 0 && isBlank(text, from, from + mark)
        ? content.substring(0, mark) + content.substring(mark + 1)
        : content;
  }

  boolean contains(byte[] text, String wanted) {
    byte first = (byte) wanted.charAt(0);
    int last = to - wanted.length();
    for (int i = from; i <= last; i++) {
      if (text[i] == first) {
        int k = 1;
        while (k < wanted.length() && text[i + k] == wanted.charAt(k)) {
          k++;
        }
        if (k == wanted.length()) {
          return true;
        }
      }
    }
    return false;
  }
}
