package dev.seawall.report.escape;

/** Text that any encoder accepts and that is not longer than a report can bear. */
public final class UnicodeText {
  private static final int LONGEST = 2_000;

  private UnicodeText() {}

  /** The text with each surrogate that has no partner replaced by U+FFFD. */
  public static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaceLone(text);
      }
    }
    return text;
  }

  private static String replaceLone(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                    ? 0xfffd
                    : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** The well-formed text; if it is very long, its beginning and how much there is of it. */
  public static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return wellFormed(text);
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return wellFormed(text.substring(0, end)) + "… (" + text.length() + " characters)";
  }

  /** Whether a character changes how others are shown, without being seen itself. */
  public static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // Blank on every screen, though Unicode calls them letters or marks.
      default ->
          point == 0x115f
              || point == 0x1160
              || point == 0x3164
              || point == 0xffa0
              || point == 0x2800
              || point == 0x34f
              || (point >= 0xfe00 && point <= 0xfe0f)
              || (point >= 0xe0100 && point <= 0xe01ef);
    };
  }
}
