package dev.seawall.report.escape;

/**
 * Text for Markdown as GitHub and GitLab read it. What others wrote becomes a code span: the only
 * form in which it can be no markup, link, mention or reference to an issue.
 */
public final class MarkdownText {
  private MarkdownText() {}

  /** A code span for use anywhere, in a table too. */
  public static String code(String text) {
    String line = TerminalText.escape(UnicodeText.bounded(text), true).replace("|", "\\|");
    if (line.isBlank()) {
      return "";
    }
    String fence = "`".repeat(longestRun(line) + 1);
    String edge = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + edge + line + edge + fence;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
