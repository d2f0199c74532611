package dev.seawall.core.aws.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of a policy, with wildcards or without, and with policy variables where the version has
 * them: {@code ${aws:username}}, {@code ${aws:PrincipalTag/team, 'none'}} and the escapes {@code
 * ${*}}, {@code ${?}} and {@code ${$}} (IAM User Guide, "IAM policy elements: Variables and tags").
 */
final class ValuePattern {
  private final String source;
  private final List<Piece> pieces;
  private final boolean resource;
  private final Optional<Glob> fixed;

  private sealed interface Piece {}

  private record Exact(String text) implements Piece {}

  private record Wild(char which) implements Piece {}

  private record Variable(String key, Optional<String> otherwise) implements Piece {}

  /** What a pattern is once its variables have values. */
  sealed interface Resolved {}

  record Ready(Glob glob) implements Resolved {}

  /** A variable has no value in the request. */
  record Unset(String key) implements Resolved {}

  /** Whether a variable has a value, or which, is not known. */
  record Open(String missing) implements Resolved {}

  private ValuePattern(String source, List<Piece> pieces, boolean resource) {
    this.source = source;
    this.pieces = pieces;
    this.resource = resource;
    boolean variable = pieces.stream().anyMatch(Variable.class::isInstance);
    this.fixed = variable ? Optional.empty() : Optional.of(glob(pieces));
  }

  /** The syntax that a pattern is read with. */
  record Syntax(boolean wildcards, boolean variables, boolean resource) {}

  static ValuePattern of(String text, Syntax syntax) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder exact = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = syntax.variables() && text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end > 0) {
        String inside = text.substring(at + 2, end).strip();
        at = end + 1;
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
          exact.append(inside);
          continue;
        }
        flush(exact, pieces);
        pieces.add(variable(inside));
        continue;
      }
      at++;
      if (syntax.wildcards() && (c == '*' || c == '?')) {
        flush(exact, pieces);
        pieces.add(new Wild(c));
        continue;
      }
      exact.append(c);
    }
    flush(exact, pieces);
    return new ValuePattern(text, pieces, syntax.resource());
  }

  private static void flush(StringBuilder exact, List<Piece> pieces) {
    if (!exact.isEmpty()) {
      pieces.add(new Exact(exact.toString()));
      exact.setLength(0);
    }
  }

  private static Variable variable(String inside) {
    int comma = inside.indexOf(',');
    if (comma < 0) {
      return new Variable(Context.lower(inside), Optional.empty());
    }
    String otherwise = inside.substring(comma + 1).strip();
    if (otherwise.length() >= 2 && otherwise.startsWith("'") && otherwise.endsWith("'")) {
      otherwise = otherwise.substring(1, otherwise.length() - 1);
    }
    return new Variable(Context.lower(inside.substring(0, comma).strip()), Optional.of(otherwise));
  }

  private Glob glob(List<Piece> from) {
    Glob.Builder builder = new Glob.Builder();
    for (Piece piece : from) {
      switch (piece) {
        case Exact(String text) -> builder.exact(text);
        case Wild(char which) -> builder.wildcard(which);
        case Variable unresolved -> throw new IllegalStateException(unresolved.key());
      }
    }
    return builder.build(resource);
  }

  /** The text as it was written. */
  String source() {
    return source;
  }

  /** The keys of its variables, in lower case. */
  List<String> variables() {
    return pieces.stream()
        .flatMap(
            each -> each instanceof Variable variable ? Stream.of(variable.key()) : Stream.of())
        .toList();
  }

  /** Whether a variable stands before the fifth colon, where a resource may have none. */
  boolean hasEarlyVariable() {
    int colons = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Variable && colons < 5) {
        return true;
      }
      if (piece instanceof Exact(String text)) {
        colons += (int) text.chars().filter(c -> c == ':').count();
      }
    }
    return false;
  }

  /** The pattern when it has no variables. */
  Optional<Glob> fixed() {
    return fixed;
  }

  Resolved resolve(Context context) {
    if (fixed.isPresent()) {
      return new Ready(fixed.get());
    }
    List<Piece> resolved = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      if (!(piece instanceof Variable variable)) {
        resolved.add(piece);
        continue;
      }
      switch (context.entry(variable.key())) {
        case Context.Present(List<String> values) when values.size() == 1 ->
            resolved.add(new Exact(values.getFirst()));
        case Context.Present several -> {
          return new Open("which value of " + variable.key() + " is meant in " + source);
        }
        case Context.Absent absent when variable.otherwise().isPresent() ->
            resolved.add(new Exact(variable.otherwise().get()));
        case Context.Absent absent -> {
          return new Unset(variable.key());
        }
        case Context.Untold untold -> {
          return new Open("the value of " + variable.key());
        }
      }
    }
    return new Ready(glob(resolved));
  }

  /**
   * Whether the text is one of this pattern. A variable without a value matches nothing; under a
   * negation AWS only says that the statement might be invalid, so the answer is unknown.
   */
  Truth matches(String text, Context context, boolean negated) {
    if (fixed.isPresent()) {
      return Truth.of(fixed.get().matches(text));
    }
    return switch (resolve(context)) {
      case Ready(Glob glob) -> Truth.of(glob.matches(text));
      case Unset(String key) ->
          negated
              ? Truth.unknown(key + ", which the request lacks, stands in " + source)
              : Truth.NO;
      case Open(String missing) -> Truth.unknown(missing);
    };
  }
}
