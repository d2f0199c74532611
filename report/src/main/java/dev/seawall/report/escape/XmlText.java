package dev.seawall.report.escape;

/**
 * Text for XML 1.0. Characters that no XML document may hold, not even escaped, are shown as {@code
 * \\u0000}; markup is left to the XML writer.
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

  /** The characters of XML 1.0, production 2, without the ones it discourages. */
  private static boolean isLegal(int point) {
    if (point < 0x20) {
      return point == '\t' || point == '\n';
    }
    return point < 0x7f
        || point == 0x85
        || (point >= 0xa0 && point <= 0xd7ff)
        || (point >= 0xe000 && (point & 0xfffe) != 0xfffe);
  }
}
