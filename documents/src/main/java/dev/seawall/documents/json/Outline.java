package dev.seawall.documents.json;

import dev.seawall.documents.Patterns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of an item and where its scalars stand, to find out whether another text is the same but
 * for some scalars ({@link Differences}). Of text that is no JSON it says something; it never reads
 * beyond it.
 */
final class Outline {
  /** Items of one kind have as much in common: their version, their kind, and a few braces. */
  private static final int LIKELY = 40;

  private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);
  private final byte[] text;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int scalars;
  private final int lines;
  private final int lastLine;
  private long shape;

  /**
   * @param text an item and the comma before it
   */
  Outline(byte[] text) {
    this.text = text;
    int lineCount = 0;
    int lineStart = 0;
    boolean isKind = false;
    int i = 0;
    while (i < text.length) {
      byte b = text[i];
      if (b == '"') {
        int end = endOfString(i);
        if (isKey(end)) {
          isKind = Arrays.equals(text, i + 1, end - 1, KIND, 0, KIND.length);
        } else {
          add(i, end, isKind);
          isKind = false;
        }
        i = end;
      } else if (isOfWord(b)) {
        int end = i + 1;
        while (end < text.length && isOfWord(text[end])) {
          end++;
        }
        add(i, end, false);
        i = end;
      } else {
        i++;
        if (b == '\n') {
          lineCount++;
          lineStart = i;
        }
      }
    }
    lines = lineCount;
    lastLine = lineStart;
  }

  /** Whether two items begin as items of one kind do, each with the comma before it. */
  static boolean beginAlike(byte[] text, int one, int another, int to) {
    int end = another + LIKELY;
    return end <= to
        && one + LIKELY <= text.length
        && text[one] == ','
        && Arrays.mismatch(text, one, one + LIKELY, text, another, end) < 0;
  }

  private int endOfString(int start) {
    int i = start + 1;
    while (i < text.length && text[i] != '"') {
      i += text[i] == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, text.length);
  }

  private boolean isKey(int end) {
    int i = end;
    while (i < text.length && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t')) {
      i++;
    }
    return i < text.length && text[i] == ':';
  }

  /** Whether it can be a part of a number, of {@code true}, {@code false} or {@code null}. */
  static boolean isOfWord(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }

  private void add(int start, int end, boolean isKind) {
    if (scalars == starts.length) {
      starts = Arrays.copyOf(starts, scalars * 2);
      ends = Arrays.copyOf(ends, scalars * 2);
    }
    // Which kind of object it is says which scalars mean more than themselves.
    int from = scalars == 0 ? 0 : ends[scalars - 1];
    shape = Patterns.shape(shape, text, from, isKind ? end : start);
    starts[scalars] = start;
    ends[scalars++] = end;
  }

  /** The same for items that differ in scalars alone, and hardly for others. */
  long shape() {
    return shape;
  }

  int length() {
    return text.length;
  }

  /** Where each of the scalars begins. */
  int[] scalarStarts() {
    return Arrays.copyOf(starts, scalars);
  }

  /** Where each line of the text begins. */
  int[] lineStarts() {
    int[] found = new int[lines + 1];
    int line = 0;
    for (int i = 0; i < text.length && line < lines; i++) {
      if (text[i] == '\n') {
        found[++line] = i + 1;
      }
    }
    return found;
  }

  /** How many lines end in the text. */
  int lines() {
    return lines;
  }

  /** Where the line begins in which the text ends. */
  int lastLine() {
    return lastLine;
  }

  byte[] text() {
    return text;
  }

  int scalars() {
    return scalars;
  }

  /** Where a scalar begins. */
  int start(int scalar) {
    return starts[scalar];
  }

  /** Where a scalar ends. */
  int end(int scalar) {
    return ends[scalar];
  }
}
