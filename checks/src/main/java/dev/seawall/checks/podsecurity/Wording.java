package dev.seawall.checks.podsecurity;

import java.util.Collection;
import java.util.stream.Collectors;

/** How Pod Security Admission puts lists into words. */
final class Wording {
  private static final int PRINTABLE = 0x20;

  private Wording() {}

  /** {@code "a", "b"}; quotes inside stay as they are. */
  static String quoted(Collection<String> items) {
    return items.stream().map(item -> '"' + item + '"').collect(Collectors.joining(", "));
  }

  /** {@code containers "a", "b"}. */
  static String named(String noun, Collection<String> names) {
    return plural(noun, names.size()) + " " + quoted(names);
  }

  static String plural(String noun, int count) {
    return count == 1 ? noun : noun + "s";
  }

  /** {@code key="value"}, the value escaped as Go does. */
  static String assignment(String key, String value) {
    StringBuilder text = new StringBuilder(key).append("=\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        case '\r' -> text.append("\\r");
        default -> text.append(c < PRINTABLE ? String.format("\\x%02x", (int) c) : c);
      }
    }
    return text.append('"').toString();
  }
}
