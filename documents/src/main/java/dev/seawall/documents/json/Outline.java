package dev.seawall.documents.json;

import dev.seawall.documents.Patterns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of an item and where its scalars stand, to find out whether another text is the same but
 * for some scalars. Of text that is no JSON it says something; it never reads beyond it. One a
 * thread.
 */
final class Outline {
  /** More digits may not fit in 64 bits. */
  private static final int MOST_DIGITS = 18;

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

  /** The scalars of the text followed last that differ, and where they stand in it. */
  private int[] changed = new int[32];

  private int[] changedStarts = new int[32];
  private int[] changedEnds = new int[32];
  private int changes;

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
  private static boolean isOfWord(byte b) {
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

  /**
   * Compares another item, from the comma before it on.
   *
   * @return where it ends, or -1 when more than some scalars differ
   */
  int follow(byte[] other, int from, int to) {
    changes = 0;
    int at = 0;
    int there = from;
    int scalar = 0;
    while (true) {
      int same = Arrays.mismatch(text, at, text.length, other, there, to);
      int where = at + same;
      if (same < 0 || where == text.length) {
        return there + text.length - at;
      }
      while (scalar < scalars && ends[scalar] < where) {
        scalar++;
      }
      if (scalar == scalars || starts[scalar] > where) {
        return -1;
      }
      int start = there + starts[scalar] - at;
      int end = endOfScalar(other, start, to);
      if (end < 0) {
        return -1;
      }
      change(scalar, start, end);
      at = ends[scalar];
      there = end;
      scalar++;
    }
  }

  private void change(int scalar, int start, int end) {
    if (changes == changed.length) {
      changed = Arrays.copyOf(changed, changes * 2);
      changedStarts = Arrays.copyOf(changedStarts, changes * 2);
      changedEnds = Arrays.copyOf(changedEnds, changes * 2);
    }
    changed[changes] = scalar;
    changedStarts[changes] = start;
    changedEnds[changes++] = end;
  }

  /** Where a scalar ends that says what it says without a parser; -1 for any other text. */
  private static int endOfScalar(byte[] text, int start, int to) {
    if (start >= to) {
      return -1;
    }
    byte first = text[start];
    if (first == '"') {
      for (int i = start + 1; i < to; i++) {
        byte b = text[i];
        if (b == '"') {
          return i + 1;
        }
        // Also the bytes of a character outside ASCII, which are negative.
        if (b < ' ' || b == '\\') {
          return -1;
        }
      }
      return -1;
    }
    int end = start + 1;
    while (end < to && isOfWord(text[end])) {
      end++;
    }
    return end < to && (isWhole(text, start, end) || isWord(text, start, end)) ? end : -1;
  }

  private static boolean isWhole(byte[] text, int start, int end) {
    int digits = text[start] == '-' ? start + 1 : start;
    for (int i = digits; i < end; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    int count = end - digits;
    return count > 0 && count <= MOST_DIGITS && (text[digits] != '0' || count == 1);
  }

  private static boolean isWord(byte[] text, int start, int end) {
    String word =
        switch (text[start]) {
          case 't' -> "true";
          case 'f' -> "false";
          case 'n' -> "null";
          default -> "";
        };
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (text[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** How many scalars of the text followed last differ. */
  int changes() {
    return changes;
  }

  /** The number of a scalar that differs. */
  int changed(int change) {
    return changed[change];
  }

  /** Where that scalar begins in the text of this outline. */
  int changedFrom(int change) {
    return starts[changed[change]];
  }

  /** Where that scalar begins in the text followed last. */
  int start(int change) {
    return changedStarts[change];
  }

  int end(int change) {
    return changedEnds[change];
  }

  /** How many bytes more than here it takes there. */
  int longer(int change) {
    int scalar = changed[change];
    return changedEnds[change] - changedStarts[change] - (ends[scalar] - starts[scalar]);
  }

  /** How many lines end in the text. */
  int lines() {
    return lines;
  }

  /** How many bytes of the text followed last stand in the line that it ends in. */
  int lengthOfLastLine() {
    int length = text.length - lastLine;
    for (int i = 0; i < changes; i++) {
      length += changedFrom(i) >= lastLine ? longer(i) : 0;
    }
    return length;
  }
}
