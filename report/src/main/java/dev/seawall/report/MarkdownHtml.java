package dev.seawall.report;

import dev.seawall.report.escape.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown of check pages as HTML: paragraphs, lists, blocks of code, code spans, emphasis and
 * https links. Everything else, HTML above all, is text.
 */
final class MarkdownHtml {
  private static final Pattern SPAN =
      Pattern.compile(
          "`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]\\[]+)\\]\\((https://[^\\s()<>\"]+)\\)");

  private final StringBuilder html = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private final List<String> items = new ArrayList<>();

  private MarkdownHtml() {}

  static String of(String markdown) {
    MarkdownHtml page = new MarkdownHtml();
    boolean code = false;
    for (String line : markdown.lines().toList()) {
      if (line.strip().startsWith("```")) {
        page.flush();
        page.html.append(code ? "</code></pre>\n" : "<pre tabindex=\"0\"><code>");
        code = !code;
      } else if (code) {
        page.html.append(HtmlText.of(line)).append('\n');
      } else {
        page.line(line);
      }
    }
    page.flush();
    return page.html.append(code ? "</code></pre>\n" : "").toString();
  }

  private void line(String line) {
    if (line.isBlank()) {
      flush();
    } else if (line.startsWith("- ")) {
      if (!paragraph.isEmpty()) {
        flush();
      }
      items.add(line.substring(2));
    } else if (!items.isEmpty()) {
      items.set(items.size() - 1, items.getLast() + " " + line.strip());
    } else {
      paragraph.add(line.strip());
    }
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      html.append("<p>").append(spans(String.join(" ", paragraph))).append("</p>\n");
    }
    if (!items.isEmpty()) {
      html.append("<ul>");
      items.forEach(item -> html.append("<li>").append(spans(item)).append("</li>"));
      html.append("</ul>\n");
    }
    paragraph.clear();
    items.clear();
  }

  private static String spans(String text) {
    StringBuilder html = new StringBuilder();
    Matcher matcher = SPAN.matcher(text);
    int end = 0;
    while (matcher.find()) {
      html.append(HtmlText.of(text.substring(end, matcher.start())));
      html.append(span(matcher));
      end = matcher.end();
    }
    return html.append(HtmlText.of(text.substring(end))).toString();
  }

  private static String span(Matcher matcher) {
    if (matcher.group(1) != null) {
      return "<code>" + HtmlText.of(matcher.group(1)) + "</code>";
    }
    if (matcher.group(2) != null) {
      return "<strong>" + HtmlText.of(matcher.group(2)) + "</strong>";
    }
    return "<a rel=\"noreferrer\" href=\""
        + HtmlText.of(matcher.group(4))
        + "\">"
        + HtmlText.of(matcher.group(3))
        + "</a>";
  }
}
