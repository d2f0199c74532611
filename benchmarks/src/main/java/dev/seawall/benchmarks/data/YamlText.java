package dev.seawall.benchmarks.data;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML as people write it: blocks of two spaces a level, and quotes where they are needed. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./:@-]*[A-Za-z0-9/]");
  private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on");

  private YamlText() {}

  static void write(Map<?, ?> map, int level, Appendable out) throws IOException {
    boolean first = true;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!first) {
        out.append("  ".repeat(level));
      }
      first = false;
      out.append(scalar((String) entry.getKey())).append(':');
      value(entry.getValue(), level, out);
    }
  }

  private static void value(Object value, int level, Appendable out) throws IOException {
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
      case Map<?, ?> map -> {
        out.append('\n').append("  ".repeat(level + 1));
        write(map, level + 1, out);
      }
      case List<?> list when list.isEmpty() -> out.append(" []\n");
      case List<?> list -> {
        out.append('\n');
        for (Object item : list) {
          out.append("  ".repeat(level)).append("- ");
          if (item instanceof Map<?, ?> map) {
            write(map, level + 1, out);
          } else {
            out.append(scalar(item)).append('\n');
          }
        }
      }
      case String text when text.contains("\n") -> {
        out.append(" |\n");
        for (String line : text.split("\n")) {
          out.append("  ".repeat(level + 1)).append(line).append('\n');
        }
      }
      default -> out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(Object value) {
    if (!(value instanceof String text)) {
      return value.toString();
    }
    return PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text) && !text.contains(": ")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
