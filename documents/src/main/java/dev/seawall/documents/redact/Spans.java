package dev.seawall.documents.redact;

import dev.seawall.core.value.Redacted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The credentials found in one text. */
final class Spans {
  /** With more than these, what is left of the text is not worth keeping. */
  private static final int MOST = 100;

  /** What is written in place of a credential. */
  static final String MASK = "(redacted)";

  private final List<Span> spans = new ArrayList<>();

  private record Span(int from, int to, String what) {}

  void add(int from, int to, String what) {
    if (spans.size() <= MOST) {
      spans.add(new Span(from, to, what));
    }
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** What the first credential of the text looks like. */
  Optional<String> what() {
    return spans.stream().min(Comparator.comparingInt(Span::from)).map(Span::what);
  }

  /** The text without its credentials; empty when it holds none. */
  Optional<Redacted> mask(String text) {
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    spans.sort(Comparator.comparingInt(Span::from));
    Set<String> looks = new LinkedHashSet<>();
    StringBuilder kept = new StringBuilder();
    int at = 0;
    for (Span span : spans) {
      if (span.to() <= at) {
        continue;
      }
      looks.add(span.what());
      if (span.from() >= at) {
        kept.append(text, at, span.from()).append(MASK);
      }
      at = span.to();
    }
    String what = String.join(", ", looks);
    boolean nothingLeft =
        spans.size() > MOST || kept.length() + text.length() - at == MASK.length();
    return Optional.of(
        nothingLeft
            ? new Redacted(what)
            : new Redacted(what, kept.append(text, at, text.length()).toString()));
  }
}
