package dev.seawall.benchmarks.data;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with keys in alphabetical order: on one line as the API server answers, or with four spaces
 * a level as kubectl prints it.
 */
final class JsonText {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
  private final Appendable out;
  private final boolean indented;

  JsonText(Appendable out, boolean indented) {
    this.out = out;
    this.indented = indented;
  }

  void write(Object value, int level) throws IOException {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append("{}");
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
          line(separator, level + 1);
          text((String) entry.getKey());
          out.append(indented ? ": " : ":");
          write(entry.getValue(), level + 1);
          separator = ",";
        }
        line("", level);
        out.append('}');
      }
      case List<?> list when list.isEmpty() -> out.append("[]");
      case List<?> list -> {
        String separator = "[";
        for (Object item : list) {
          line(separator, level + 1);
          write(item, level + 1);
          separator = ",";
        }
        line("", level);
        out.append(']');
      }
      case String text -> text(text);
      default -> out.append(value.toString());
    }
  }

  /** Ends a line and begins the next, which a text on one line does not. */
  void line(String end, int level) throws IOException {
    out.append(end);
    if (indented) {
      out.append('\n').append("    ".repeat(level));
    }
  }

  private void text(String text) throws IOException {
    StringBuilder quoted = new StringBuilder(text.length() + 2);
    ENCODER.quoteAsString(text, quoted);
    out.append('"').append(quoted).append('"');
  }
}
