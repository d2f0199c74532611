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
    // one line: a cell that is printed must not start a line that a build runner obeys
    cell.append(TerminalText.escape(whole, true).replace("\"", "\"\""));
    return cell.append('"').toString();
  }

  /** Spreadsheets look behind blanks. */
  private static char first(String text) {
    char first = text.charAt(0);
    return first == ' ' ? text.stripLeading().charAt(0) : first;
  }
}
