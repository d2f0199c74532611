package dev.seawall.report.escape;

/**
 * Text for HTML elements and quoted attributes. Markup is escaped, and what would be invisible or
 * turn the reading direction is shown as {@code \\u202e}.
 */
public final class HtmlText {
  private HtmlText() {}

  public static String of(String text) {
    String visible = visible(text);
    StringBuilder safe = new StringBuilder(visible.length() + 16);
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** The text without markup escaped, for scripts that set it as text. Line ends stay. */
  public static String visible(String text) {
    String bounded = UnicodeText.bounded(text);
    StringBuilder visible = new StringBuilder(bounded.length());
    for (int i = 0; i < bounded.length(); ) {
      int point = bounded.codePointAt(i);
      if (UnicodeText.isInvisible(point) && point != '\n' && point != '\t') {
        visible.append(
            point > 0xffff ? String.format("\\U%08x", point) : String.format("\\u%04x", point));
      } else {
        visible.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    return visible.toString();
  }
}
