package dev.seawall.core.value;

/**
 * Patterns of names as shells have them: {@code *} is any characters, {@code ?} is one, and {@code
 * [abc]} or {@code [a-z]} is one of some. The names of Kubernetes have none of these characters.
 */
public final class Wildcards {
  private Wildcards() {}

  /** Whether a pattern is of the whole of a name. A bracket that does not end matches nothing. */
  public static boolean match(String pattern, String name) {
    int at = 0;
    int in = 0;
    // On a mismatch, the last star takes one character more.
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
