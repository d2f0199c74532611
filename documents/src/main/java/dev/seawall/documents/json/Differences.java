package dev.seawall.documents.json;

import java.util.Arrays;

/**
 * Where another item differs from one that is outlined, when it does so in scalars alone. One a
 * thread.
 */
final class Differences {
  /** More digits may not fit in 64 bits. */
  private static final int MOST_DIGITS = 18;

  private final Outline outline;

  /** The scalars of the text followed last that differ, and where they stand in it. */
  private int[] changed = new int[32];

  private int[] changedStarts = new int[32];
  private int[] changedEnds = new int[32];
  private int changes;

  Differences(Outline outline) {
    this.outline = outline;
  }

  Outline outline() {
    return outline;
  }

  /**
   * Compares another item, from the comma before it on.
   *
   * @return where it ends, or -1 when more than some scalars differ
   */
  int follow(byte[] other, int from, int to) {
    changes = 0;
    byte[] text = outline.text();
    int scalars = outline.scalars();
    int at = 0;
    int there = from;
    int scalar = 0;
    while (true) {
      int same = Arrays.mismatch(text, at, text.length, other, there, to);
      int where = at + same;
      if (same < 0 || where == text.length) {
        return there + text.length - at;
      }
      while (scalar < scalars && outline.end(scalar) < where) {
        scalar++;
      }
      if (scalar == scalars || outline.start(scalar) > where) {
        return -1;
      }
      int start = there + outline.start(scalar) - at;
      int end = endOfScalar(other, start, to);
      if (end < 0) {
        return -1;
      }
      change(scalar, start, end);
      at = outline.end(scalar);
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
    while (end < to && Outline.isOfWord(text[end])) {
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
    return outline.start(changed[change]);
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
    return changedEnds[change]
        - changedStarts[change]
        - (outline.end(scalar) - outline.start(scalar));
  }

  /** How many bytes of the text followed last stand in the line that it ends in. */
  int lengthOfLastLine() {
    int length = outline.length() - outline.lastLine();
    for (int i = 0; i < changes; i++) {
      length += changedFrom(i) >= outline.lastLine() ? longer(i) : 0;
    }
    return length;
  }
}
