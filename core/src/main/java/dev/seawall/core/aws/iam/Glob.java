package dev.seawall.core.aws.iam;

import java.util.Optional;

/**
 * A compiled pattern of characters, {@code *} and {@code ?}. Every other character stands for
 * itself. In the first five parts of a resource's ARN a {@code *} reaches over a colon only when it
 * ends its part, and {@code ?} never is a colon (IAM User Guide, "IAM JSON policy elements:
 * Resource").
 */
final class Glob {
  private static final int ARN_COLONS = 5;
  private static final byte EXACT = 0;
  private static final byte ANY = 1;
  private static final byte ANY_IN_PART = 2;
  private static final byte ONE = 3;
  private static final byte ONE_IN_PART = 4;

  private final char[] characters;
  private final byte[] kinds;
  private final String literal;
  private final boolean partBound;

  /** The text in front of the first wildcard, which most patterns are told apart by. */
  private final int prefix;

  private Glob(char[] characters, byte[] kinds) {
    this.characters = characters;
    this.kinds = kinds;
    int exact = 0;
    while (exact < kinds.length && kinds[exact] == EXACT) {
      exact++;
    }
    this.prefix = exact;
    this.literal = new String(characters, 0, exact);
    boolean bound = false;
    for (byte kind : kinds) {
      bound |= kind == ANY_IN_PART || kind == ONE_IN_PART;
    }
    this.partBound = bound;
  }

  /** Collects a pattern from left to right. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();

    void exact(String value) {
      text.append(value);
      marks.append("e".repeat(value.length()));
    }

    void wildcard(char which) {
      boolean repeated =
          which == '*' && !marks.isEmpty() && marks.charAt(marks.length() - 1) == '*';
      if (!repeated) {
        text.append(which);
        marks.append(which);
      }
    }

    Glob build(boolean resource) {
      int length = text.length();
      char[] characters = new char[length];
      byte[] kinds = new byte[length];
      text.getChars(0, length, characters, 0);
      boolean arn = resource && text.indexOf("arn:") == 0;
      int colons = 0;
      for (int i = 0; i < length; i++) {
        boolean inPart = arn && colons < ARN_COLONS;
        boolean endsPart =
            i + 1 == length || (marks.charAt(i + 1) == 'e' && text.charAt(i + 1) == ':');
        kinds[i] =
            switch (marks.charAt(i)) {
              case '*' -> inPart && !endsPart ? ANY_IN_PART : ANY;
              case '?' -> inPart ? ONE_IN_PART : ONE;
              default -> EXACT;
            };
        if (kinds[i] == EXACT && characters[i] == ':') {
          colons++;
        }
      }
      return new Glob(characters, kinds);
    }
  }

  static Glob literal(String text) {
    Builder builder = new Builder();
    builder.exact(text);
    return builder.build(false);
  }

  static Glob of(String pattern, boolean resource) {
    Builder builder = new Builder();
    int from = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' || c == '?') {
        builder.exact(pattern.substring(from, i));
        builder.wildcard(c);
        from = i + 1;
      }
    }
    builder.exact(pattern.substring(from));
    return builder.build(resource);
  }

  /** The text, with its wildcards as characters. */
  String text() {
    return new String(characters);
  }

  boolean matches(String text) {
    if (!text.startsWith(literal)) {
      return false;
    }
    if (prefix == kinds.length) {
      return text.length() == prefix;
    }
    if (prefix == kinds.length - 1 && kinds[prefix] == ANY) {
      return true;
    }
    return partBound ? matchesParts(text) : matchesFrom(text);
  }

  /** The usual walk: on a mismatch, the last star takes one character more. */
  private boolean matchesFrom(String text) {
    int at = prefix;
    int pattern = prefix;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (pattern < kinds.length && kinds[pattern] == ANY) {
        star = pattern++;
        resume = at;
      } else if (pattern < kinds.length
          && (kinds[pattern] == ONE || characters[pattern] == text.charAt(at))) {
        at += kinds[pattern] == ONE ? width(text, at) : 1;
        pattern++;
      } else if (star >= 0) {
        resume += width(text, resume);
        at = resume;
        pattern = star + 1;
      } else {
        return false;
      }
    }
    while (pattern < kinds.length && kinds[pattern] == ANY) {
      pattern++;
    }
    return pattern == kinds.length;
  }

  private static int width(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1))
        ? 2
        : 1;
  }

  /** Row by row over all beginnings of the text: stars of two kinds cannot be walked greedily. */
  private boolean matchesParts(String text) {
    boolean[] reached = new boolean[text.length() + 1];
    reached[prefix] = true;
    for (int p = prefix; p < kinds.length; p++) {
      boolean[] next = new boolean[text.length() + 1];
      for (int i = prefix; i <= text.length(); i++) {
        boolean star = kinds[p] == ANY || kinds[p] == ANY_IN_PART;
        if (star) {
          next[i] |= reached[i];
          if (next[i] && i < text.length() && accepts(p, text.charAt(i))) {
            next[i + 1] = true;
          }
        } else if (reached[i] && i < text.length() && accepts(p, text.charAt(i))) {
          next[i + (kinds[p] == EXACT ? 1 : width(text, i))] = true;
        }
      }
      reached = next;
    }
    return reached[text.length()];
  }

  private boolean accepts(int p, char c) {
    return switch (kinds[p]) {
      case ANY, ONE -> true;
      case ANY_IN_PART, ONE_IN_PART -> c != ':';
      default -> characters[p] == c;
    };
  }

  private boolean isStar(int p) {
    return kinds[p] == ANY || kinds[p] == ANY_IN_PART;
  }

  /** Whether every text of the other pattern surely is one of this; false when it is not clear. */
  boolean covers(Glob other) {
    boolean[][] done = new boolean[kinds.length + 1][other.kinds.length + 1];
    done[kinds.length][other.kinds.length] = true;
    for (int p = kinds.length - 1; p >= 0; p--) {
      for (int o = other.kinds.length; o >= 0; o--) {
        boolean absorbs = o < other.kinds.length && absorbs(p, other, o);
        if (isStar(p)) {
          done[p][o] = done[p + 1][o] || (absorbs && done[p][o + 1]);
        } else {
          done[p][o] = absorbs && !other.isStar(o) && done[p + 1][o + 1];
        }
      }
    }
    return done[0][0];
  }

  private boolean absorbs(int p, Glob other, int o) {
    return switch (kinds[p]) {
      case ANY -> true;
      case ONE -> !other.isStar(o);
      case ANY_IN_PART, ONE_IN_PART ->
          other.kinds[o] == EXACT
              ? other.characters[o] != ':'
              : other.kinds[o] == ANY_IN_PART || other.kinds[o] == ONE_IN_PART;
      default -> other.kinds[o] == EXACT && characters[p] == other.characters[o];
    };
  }

  /**
   * A text that both patterns match, with {@code x} for what neither says; empty if there is none.
   */
  Optional<String> example(Glob other) {
    Glob that = other;
    boolean[][] open = new boolean[kinds.length + 1][that.kinds.length + 1];
    for (int p = kinds.length; p >= 0; p--) {
      for (int o = that.kinds.length; o >= 0; o--) {
        boolean both = p < kinds.length && o < that.kinds.length;
        boolean end = p == kinds.length && o == that.kinds.length;
        open[p][o] =
            end
                || (both && shared(p, that, o) && open[p + 1][o + 1])
                || (p < kinds.length && isStar(p) && open[p + 1][o])
                || (o < that.kinds.length && that.isStar(o) && open[p][o + 1])
                || (both && isStar(p) && shared(p, that, o) && open[p][o + 1])
                || (both && that.isStar(o) && shared(p, that, o) && open[p + 1][o]);
      }
    }
    return open[0][0] ? Optional.of(walk(that, open)) : Optional.empty();
  }

  private String walk(Glob that, boolean[][] open) {
    StringBuilder text = new StringBuilder();
    int p = 0;
    int o = 0;
    while (p < kinds.length && o < that.kinds.length) {
      boolean stars = isStar(p) && that.isStar(o);
      boolean here = stars || (!isStar(p) && !that.isStar(o));
      boolean next = shared(p, that, o) && open[p + 1][o + 1];
      int stays = isStar(p) ? 1 : 0;
      boolean skips = isStar(p) ? open[p + 1][o] : that.isStar(o) && open[p][o + 1];
      boolean takes = shared(p, that, o) && open[p + 1 - stays][o + stays];
      if (here ? next : takes && !(skips && shown(p, that, o) == ':')) {
        text.append(shown(p, that, o));
        p += here || stays == 0 ? 1 : 0;
        o += here || stays == 1 ? 1 : 0;
      } else if (!here && next && !skips) {
        text.append(shown(p, that, o));
        p++;
        o++;
      } else {
        text.append(stars ? "x" : "");
        boolean skipsOwn = isStar(p) && open[p + 1][o];
        p += skipsOwn ? 1 : 0;
        o += skipsOwn ? 0 : 1;
      }
    }
    return text.toString();
  }

  private boolean shared(int p, Glob that, int o) {
    if (kinds[p] == EXACT) {
      return that.accepts(o, characters[p]);
    }
    return that.kinds[o] != EXACT || accepts(p, that.characters[o]);
  }

  private char shown(int p, Glob that, int o) {
    if (kinds[p] == EXACT) {
      return characters[p];
    }
    return that.kinds[o] == EXACT ? that.characters[o] : 'x';
  }
}
