package dev.seawall.report.escape;

/**
 * Text for XML 1.0. Characters that no XML document may hold, not even escaped, and those that
 * cannot be seen are shown as {@code \\u0000}; markup is left to the XML writer.
 */
public final class XmlText {
  private XmlText() {}

  public static String of(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (isLegal(point)) {
        legal.appendCodePoint(point);
      } else {
        legal.append(String.format("\\u%04x", point));
      }
      i += Character.charCount(point);
    }
    return legal.toString();
  }

  /** The characters of XML 1.0, production 2, without the ones that steer a terminal or hide. */
  private static boolean isLegal(int point) {
    return point == '\t' || point == '\n' || !UnicodeText.isInvisible(point);
  }
}
