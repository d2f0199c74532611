package dev.seawall.report.escape;

/**
 * Cells of RFC 4180 files. A cell that a spreadsheet would run as a formula (CWE-1236) starts with
 * an apostrophe.
 */
public final class CsvText {
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20|%";

  private CsvText() {}

  /** One cell, always in quotes. */
  public static String cell(String text) {
    StringBuilder cell = new StringBuilder(text.length() + 3).append('"');
    String whole = UnicodeText.bounded(text);
    if (!whole.isEmpty()
        && FORMULA.indexOf(whole.stripLeading().isEmpty() ? '=' : first(whole)) >= 0) {
      cell.append('\'');
    }
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      switch (c) {
        case '"' -> cell.append("\"\"");
        case '\t', '\n', '\r' -> cell.append(c);
        default -> cell.append(Character.isISOControl(c) ? '\ufffd' : c);
      }
    }
    return cell.append('"').toString();
  }

  /** Spreadsheets look behind blanks. */
  private static char first(String text) {
    char first = text.charAt(0);
    return first == ' ' ? text.stripLeading().charAt(0) : first;
  }
}
