package dev.seawall.core.kubernetes.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calico's selector expressions, such as {@code role == 'db' && has(tier) || all()}: negation binds
 * closest, then {@code &&}, then {@code ||}.
 */
final class CalicoSelector {
  private static final int DEEPEST = 100;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(&&|\\|\\||==|!=|[!(){},])|'([^']*)'|\"([^\"]*)\"|([A-Za-z0-9_./-]+))");
  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  /** A piece of an expression; text in quotes is a value, other words are keys or operators. */
  private record Token(String text, boolean quoted) {
    boolean is(String word) {
      return !quoted && text.equals(word);
    }
  }

  private CalicoSelector(String text) {
    this.text = text;
    this.tokens = tokens(text);
  }

  /** The selector that an expression says; an empty one selects everything. */
  static Selector parse(String text) {
    if (text.isBlank() || text.strip().equals("all()")) {
      return Selector.EVERYTHING;
    }
    CalicoSelector parser = new CalicoSelector(text);
    Selector parsed = parser.either();
    if (parser.at < parser.tokens.size()) {
      throw parser.wrong();
    }
    return parsed;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.stripTrailing());
    int end = 0;
    while (end < text.stripTrailing().length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new InvalidPolicyException("the selector " + text + " cannot be read");
      }
      end = matcher.end();
      String quoted = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      if (quoted != null) {
        tokens.add(new Token(quoted, true));
      } else {
        String plain = matcher.group(1) != null ? matcher.group(1) : matcher.group(4);
        tokens.add(new Token(String.valueOf(plain), false));
      }
    }
    return tokens;
  }

  private Selector either() {
    Selector left = both();
    while (accept("||")) {
      Selector first = left;
      Selector second = both();
      left = selector(labels -> first.matches(labels).or(second.matches(labels)));
    }
    return left;
  }

  private Selector both() {
    Selector left = single();
    while (accept("&&")) {
      Selector first = left;
      Selector second = single();
      left = selector(labels -> first.matches(labels).and(second.matches(labels)));
    }
    return left;
  }

  private Selector single() {
    if (++depth > DEEPEST) {
      throw wrong();
    }
    try {
      if (accept("!")) {
        Selector negated = single();
        return selector(labels -> negated.matches(labels).not());
      }
      if (accept("(")) {
        Selector inner = either();
        expect(")");
        return inner;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  private Selector comparison() {
    String key = next(false);
    if (accept("(")) {
      return function(key);
    }
    if (accept("==")) {
      String value = next(true);
      return selector(labels -> labels.hasIn(key, Set.of(value)));
    }
    if (accept("!=")) {
      String value = next(true);
      return selector(labels -> labels.hasIn(key, Set.of(value)).not());
    }
    if (accept("in")) {
      Set<String> values = values();
      return selector(labels -> labels.hasIn(key, values));
    }
    if (accept("not")) {
      expect("in");
      Set<String> values = values();
      return selector(labels -> labels.hasIn(key, values).not());
    }
    if (accept("contains")) {
      String part = next(true);
      return where(key, value -> value.contains(part));
    }
    if (accept("starts")) {
      expect("with");
      String part = next(true);
      return where(key, value -> value.startsWith(part));
    }
    if (accept("ends")) {
      expect("with");
      String part = next(true);
      return where(key, value -> value.endsWith(part));
    }
    throw wrong();
  }

  private Selector function(String name) {
    if (name.equals("all")) {
      expect(")");
      return Selector.EVERYTHING;
    }
    if (name.equals("global")) {
      expect(")");
      return selector(labels -> Answer.NO);
    }
    if (name.equals("has")) {
      String key = next(false);
      expect(")");
      return selector(labels -> labels.has(key));
    }
    throw wrong();
  }

  private Set<String> values() {
    Set<String> values = new TreeSet<>();
    expect("{");
    while (!accept("}")) {
      values.add(next(true));
      if (!accept(",")) {
        expect("}");
        break;
      }
    }
    return values;
  }

  private static Selector where(String key, Predicate<String> test) {
    return selector(
        labels ->
            labels.get(key).map(v -> Answer.of(test.test(v))).orElseGet(() -> labels.has(key)));
  }

  /** How an expression decides. */
  @FunctionalInterface
  private interface Test {
    Answer test(Labels labels);
  }

  private static Selector selector(Test test) {
    return new Selector() {
      @Override
      public Answer matches(Labels labels) {
        return test.test(labels);
      }

      @Override
      public boolean isEverything() {
        return false;
      }
    };
  }

  private boolean accept(String word) {
    if (at < tokens.size() && tokens.get(at).is(word)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String word) {
    if (!accept(word)) {
      throw wrong();
    }
  }

  private String next(boolean quoted) {
    if (at >= tokens.size() || tokens.get(at).quoted() != quoted) {
      throw wrong();
    }
    String word = tokens.get(at++).text();
    if (!quoted && !word.matches("[A-Za-z0-9_./-]+")) {
      throw wrong();
    }
    return word;
  }

  private InvalidPolicyException wrong() {
    return new InvalidPolicyException("the selector " + text + " cannot be read");
  }
}
