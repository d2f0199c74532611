package dev.seawall.core.inventory;

import java.util.List;

/**
 * The lists of namespaces in a backup of Velero: names, {@code *} for all, and since 1.18 patterns
 * of {@code *}, {@code ?} and {@code [a-z]} (velero.io, "Namespace Glob Patterns").
 */
final class NamespacePatterns {
  private final List<String> patterns;

  NamespacePatterns(List<String> patterns) {
    this.patterns = patterns;
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether every version of Velero finds the namespace in the list. */
  boolean name(String namespace) {
    return patterns.contains("*") || patterns.contains(namespace);
  }

  /** Whether the namespace is in the list where patterns are understood. */
  boolean match(String namespace) {
    return patterns.stream().anyMatch(each -> matches(each, namespace));
  }

  /** The usual walk: on a mismatch, the last star takes one character more. */
  private static boolean matches(String pattern, String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      int next = in < pattern.length() ? end(pattern, in) : -1;
      if (next > 0 && pattern.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (next > 0 && accepts(pattern.substring(in, next), name.charAt(at))) {
        in = next;
        at++;
      } else if (star >= 0) {
        at = ++resume;
        in = star + 1;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }

  /** Where the character or the bracket that starts at a place ends; -1 if a bracket does not. */
  private static int end(String pattern, int start) {
    return pattern.charAt(start) == '[' ? pattern.indexOf(']', start) + 1 : start + 1;
  }

  private static boolean accepts(String one, char character) {
    if (one.length() == 1) {
      return one.equals("?") || one.charAt(0) == character;
    }
    String inside = one.substring(1, one.length() - 1);
    return inside.length() == 3 && inside.charAt(1) == '-'
        ? inside.charAt(0) <= character && character <= inside.charAt(2)
        : inside.indexOf(character) >= 0;
  }
}
