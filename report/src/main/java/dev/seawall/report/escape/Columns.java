package dev.seawall.report.escape;

/**
 * How many columns of a terminal a text takes: two for East Asian wide characters and emoji, none
 * for marks that combine with the character before (Unicode Standard Annex 11).
 */
public final class Columns {
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x231a, 0x231b},
    {0x2329, 0x232a},
    {0x23e9, 0x23ec},
    {0x25fd, 0x25fe},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x26aa, 0x26ab},
    {0x2705, 0x2705},
    {0x274c, 0x274c},
    {0x2753, 0x2757},
    {0x2795, 0x2797},
    {0x2b1b, 0x2b1c},
    {0x2e80, 0x303e},
    {0x3041, 0x4dbf},
    {0x4e00, 0xa4cf},
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe10, 0xfe19},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60},
    {0xffe0, 0xffe6},
    {0x16fe0, 0x18dff},
    {0x1b000, 0x1b2ff},
    {0x1f004, 0x1f004},
    {0x1f0cf, 0x1f0cf},
    {0x1f18e, 0x1f18e},
    {0x1f191, 0x1f19a},
    {0x1f200, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f7e0, 0x1f7eb},
    {0x1f900, 0x1faff},
    {0x20000, 0x3fffd},
  };

  private Columns() {}

  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      columns += of(point);
      i += Character.charCount(point);
    }
    return columns;
  }

  private static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (point < range[0]) {
        return 1;
      }
      if (point <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** The text in at most so many columns: its beginning and its end, with a mark between them. */
  public static String fit(String text, int columns, String mark) {
    if (of(text) <= columns) {
      return text;
    }
    int room = columns - of(mark);
    if (room < 2) {
      return first(text, Math.max(0, columns));
    }
    int tail = room / 2;
    return first(text, room - tail) + mark + last(text, tail);
  }

  /** As much of the beginning as fits. */
  public static String first(String text, int columns) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int point = text.codePointAt(i);
      used += of(point);
      if (used > columns) {
        break;
      }
      i += Character.charCount(point);
    }
    return text.substring(0, i);
  }

  private static String last(String text, int columns) {
    int used = 0;
    int i = text.length();
    while (i > 0) {
      int point = text.codePointBefore(i);
      used += of(point);
      if (used > columns) {
        break;
      }
      i -= Character.charCount(point);
    }
    while (i < text.length() && of(text.codePointAt(i)) == 0) {
      i += Character.charCount(text.codePointAt(i));
    }
    return text.substring(i);
  }
}
