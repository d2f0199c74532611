package dev.seawall.documents.yaml;

import dev.seawall.documents.Patterns;
import java.util.Arrays;

/**
 * The lines of a document that is written in the plainest way: each holds a key, a scalar that ends
 * with it, or both. Two such documents that differ in their scalars alone are the same to a parser
 * but for those: what a scalar of this kind says does not depend on the lines around it, nor do
 * they on it. Of any other document nothing is said. One a thread.
 */
final class SimpleLines {
  private static final boolean[] IN_KEY = new boolean[128];
  private static final boolean[] BEGINS_PLAIN = new boolean[128];

  static {
    for (int c = 'a'; c <= 'z'; c++) {
      IN_KEY[c] = true;
      IN_KEY[Character.toUpperCase(c)] = true;
    }
    for (int c = '0'; c <= '9'; c++) {
      IN_KEY[c] = true;
    }
    System.arraycopy(IN_KEY, 0, BEGINS_PLAIN, 0, IN_KEY.length);
    for (char c : "._/-".toCharArray()) {
      IN_KEY[c] = true;
    }
    for (char c : "._/$+(~".toCharArray()) {
      BEGINS_PLAIN[c] = true;
    }
  }

  private byte[] text = {};
  private int from;
  private int to;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int scalars;
  private int[] lineStarts = new int[128];
  private int lines;
  private long shape;

  /** The column that the next key or dash may at most stand in: a scalar goes on behind it. */
  private int mostIndented;

  /** The column of a key whose value is in the next lines; -1 when there is none. */
  private int keyWithoutValue;

  /** Reads the lines of a part of a text; false when they are not all simple. */
  boolean read(byte[] whole, int first, int end) {
    text = whole;
    from = first;
    to = end;
    scalars = 0;
    lines = 0;
    shape = 0;
    mostIndented = Integer.MAX_VALUE;
    keyWithoutValue = -1;
    int at = from;
    if (to - from > 4 && text[at] == '-' && text[at + 1] == '-' && text[at + 2] == '-') {
      if (text[at + 3] != '\n') {
        return false;
      }
      addLine(at);
      at += 4;
    }
    while (at < to) {
      addLine(at);
      at = line(at);
      if (at < 0) {
        return false;
      }
    }
    return keyWithoutValue < 0;
  }

  /** Reads a line; answers where the next begins, or -1 when it is not simple. */
  private int line(int start) {
    int at = start;
    while (at < to && text[at] == ' ') {
      at++;
    }
    if (at == to || text[at] == '\n') {
      return at + 1;
    }
    if (text[at] == '#') {
      return comment(at);
    }
    if (at - start > mostIndented || !isBelowKey(at, at - start)) {
      return -1;
    }
    boolean entry = false;
    while (at + 1 < to && text[at] == '-' && text[at + 1] == ' ') {
      mostIndented = at - start;
      entry = true;
      at++;
      while (at < to && text[at] == ' ') {
        at++;
      }
    }
    int colon = colonOfKey(at);
    if (colon < 0) {
      return entry ? scalar(at, false) : -1;
    }
    boolean outermost = at == start;
    mostIndented = at - start;
    at = colon + 1;
    if (at == to || text[at] == '\n') {
      keyWithoutValue = mostIndented;
      mostIndented = Integer.MAX_VALUE;
      return at + 1;
    }
    while (at < to && text[at] == ' ') {
      at++;
    }
    return isEmptyCollection(at) ? at + 3 : scalar(at, outermost);
  }

  private int comment(int start) {
    int at = start;
    while (at < to && text[at] != '\n') {
      if (!isPrintable(text[at])) {
        return -1;
      }
      at++;
    }
    return at + 1;
  }

  private static boolean isPrintable(byte b) {
    return b >= ' ' && b < 127;
  }

  /** Whether the value of the key before, if it waits for one, can begin here. */
  private boolean isBelowKey(int at, int indent) {
    int key = keyWithoutValue;
    keyWithoutValue = -1;
    return indent > key || (indent == key && text[at] == '-');
  }

  /** Where the colon of a key stands that begins here; -1 when none does. */
  private int colonOfKey(int start) {
    if (start >= to || text[start] < 0 || !BEGINS_PLAIN[text[start]]) {
      return -1;
    }
    int at = start;
    while (at < to && text[at] >= 0 && IN_KEY[text[at]]) {
      at++;
    }
    boolean isKey =
        at > start
            && at < to
            && text[at] == ':'
            && (at + 1 == to || text[at + 1] == ' ' || text[at + 1] == '\n');
    return isKey ? at : -1;
  }

  private boolean isEmptyCollection(int at) {
    return at + 1 < to
        && (at + 2 == to || text[at + 2] == '\n')
        && ((text[at] == '{' && text[at + 1] == '}') || (text[at] == '[' && text[at + 1] == ']'));
  }

  /** Reads a scalar that ends its line; answers where the next line begins. */
  private int scalar(int start, boolean outermost) {
    if (start >= to) {
      return -1;
    }
    byte first = text[start];
    int end = first == '"' || first == '\'' ? endOfQuoted(start, first) : endOfPlain(start);
    if (end < 0) {
      return -1;
    }
    // What kind of object it is says which scalars mean more than themselves.
    if (outermost) {
      shape = Patterns.shape(shape, text, start, end);
    }
    add(start, end);
    return end + 1;
  }

  private int endOfQuoted(int start, byte quote) {
    int at = start + 1;
    while (at < to && text[at] != quote) {
      if (!isPrintable(text[at]) || text[at] == '\\') {
        return -1;
      }
      at++;
    }
    return at < to && (at + 1 == to || text[at + 1] == '\n') ? at + 1 : -1;
  }

  private int endOfPlain(int start) {
    if (text[start] < 0 || !BEGINS_PLAIN[text[start]] && !isMinus(start)) {
      return -1;
    }
    int at = start;
    byte before = ' ';
    while (at < to && text[at] != '\n') {
      byte b = text[at];
      if (!isPrintable(b) || (b == '#' && before == ' ') || (b == ' ' && before == ':')) {
        return -1;
      }
      before = b;
      at++;
    }
    return before == ' ' || before == ':' ? -1 : at;
  }

  private boolean isMinus(int at) {
    return text[at] == '-' && at + 1 < to && text[at + 1] > ' ';
  }

  private void addLine(int start) {
    if (lines == lineStarts.length) {
      lineStarts = Arrays.copyOf(lineStarts, lines * 2);
    }
    lineStarts[lines++] = start - from;
  }

  private void add(int start, int end) {
    if (scalars == starts.length) {
      starts = Arrays.copyOf(starts, scalars * 2);
      ends = Arrays.copyOf(ends, scalars * 2);
    }
    int last = scalars == 0 ? from : from + ends[scalars - 1];
    shape = Patterns.shape(shape, text, last, start);
    starts[scalars] = start - from;
    ends[scalars++] = end - from;
  }

  /** The same for documents that differ in scalars alone, and hardly for others. */
  long shape() {
    return shape * 31 + scalars;
  }

  int scalars() {
    return scalars;
  }

  /** Where a scalar begins, counted from where the lines begin. */
  int start(int scalar) {
    return starts[scalar];
  }

  int end(int scalar) {
    return ends[scalar];
  }

  int[] starts() {
    return Arrays.copyOf(starts, scalars);
  }

  int[] ends() {
    return Arrays.copyOf(ends, scalars);
  }

  int[] lineStarts() {
    return Arrays.copyOf(lineStarts, lines);
  }

  /** How many bytes there are. */
  int length() {
    return to - from;
  }
}
