package dev.seawall.documents.json;

/**
 * Follows the items of a list through its bytes, as far as is needed to know where one ends:
 * strings, brackets, commas and lines. Of text that is no JSON it says something, and a parser of
 * the same bytes fails.
 */
final class Brackets {
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean ended;
  private int line;
  private long lineStart;
  private long passed;

  /** Starts at the first byte behind the bracket that begins the items. */
  Brackets(int line, int column) {
    this.line = line;
    lineStart = 1L - column;
  }

  /** The line of the next byte. */
  int line() {
    return line;
  }

  /** The column of the next byte, counted from 1. */
  int column() {
    return (int) (passed - lineStart + 1);
  }

  /** Whether the next byte is the bracket that ends the items, or one that this cannot follow. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * The index of the first comma between two items, or {@code to}; stops at the end of the items.
   * The byte found is the next one to be seen.
   */
  int findComma(byte[] text, int from, int to) {
    int i = from;
    while (i < to) {
      byte b = text[i];
      if (inString) {
        i = passString(text, i, to);
        continue;
      }
      switch (b) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0) {
            ended = true;
            return stop(i, from);
          }
          depth--;
        }
        case ',' -> {
          if (depth == 0) {
            return stop(i, from);
          }
        }
        case '\n' -> {
          line++;
          lineStart = passed + i - from + 1;
        }
        case '\r' -> {
          ended = true;
          return stop(i, from);
        }
        default -> {}
      }
      i++;
    }
    return stop(to, from);
  }

  /** Goes over a comma that was found. */
  void passComma() {
    passed++;
  }

  /**
   * Goes over a whole item and the comma before it.
   *
   * @param lines how many lines end in it
   * @param inLastLine how many of its bytes stand in the line that it ends in
   */
  void pass(int bytes, int lines, int inLastLine) {
    passed += bytes;
    if (lines > 0) {
      line += lines;
      lineStart = passed - inLastLine;
    }
  }

  private int passString(byte[] text, int from, int to) {
    int i = from;
    if (escaped) {
      escaped = false;
      i++;
    }
    while (i < to) {
      byte b = text[i++];
      if (b == '"') {
        inString = false;
        return i;
      }
      if (b == '\\') {
        if (i == to) {
          escaped = true;
          return i;
        }
        i++;
      }
    }
    return i;
  }

  private int stop(int at, int from) {
    passed += at - from;
    return at;
  }
}
