package dev.seawall.report.escape;

import java.util.stream.Collectors;

/**
 * Text for terminals and logs. What would move the cursor, change colours, turn the reading
 * direction or hide is shown as an escape such as {@code \u001b}; one text stays on one line.
 */
public final class TerminalText {
  private static final int MOST_MARKS = 2;

  private TerminalText() {}

  /** The text made harmless; with {@code unicode} false also in ASCII alone. */
  public static String escape(String text, boolean unicode) {
    StringBuilder safe = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean mark = isMark(point);
      marks = mark ? marks + 1 : 0;
      if (UnicodeText.isInvisible(point)
          || marks > MOST_MARKS
          || (mark && i == 0)
          || (!unicode && point > 0x7e)) {
        safe.append(escaped(point));
      } else {
        safe.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return withoutCommands(safe.toString());
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static String escaped(int point) {
    return point > 0xffff ? String.format("\\U%08x", point) : String.format("\\u%04x", point);
  }

  /**
   * Azure Pipelines obeys {@code ##vso[} and {@code ##[}, GitHub Actions {@code ##[}, wherever they
   * stand in a line.
   */
  private static String withoutCommands(String text) {
    return text.contains("##") ? text.replace("##", "#\\u0023") : text;
  }

  /** GitHub Actions obeys a line that starts with {@code ::}, after blanks too. */
  public static boolean startsCommand(String line) {
    return line.stripLeading().startsWith("::");
  }

  /** A text none of whose lines is a command to GitHub Actions or Azure Pipelines. */
  public static String inertLines(String text) {
    String inert = withoutCommands(text);
    if (!inert.contains("::")) {
      return inert;
    }
    return inert
        .lines()
        .map(line -> startsCommand(line) ? line.replace("::", ":\\u003a") : line)
        .collect(Collectors.joining("\n"));
  }
}
