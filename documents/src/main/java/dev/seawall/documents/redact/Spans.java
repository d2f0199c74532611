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
  /** With more than these, what is left of a value is not worth keeping. */
  private static final int MOST = 100;

  /** Of a whole file, so many are told; what is left of it is kept. */
  private static final int MOST_TOLD = 100;

  /** What is written in place of a credential. */
  static final String MASK = "(redacted)";

  private final int most;
  private final List<Span> spans = new ArrayList<>();

  /** Those of a value. */
  Spans() {
    this(MOST);
  }

  private Spans(int most) {
    this.most = most;
  }

  /** Those of a whole file, however many there are. */
  static Spans ofFile() {
    return new Spans(Integer.MAX_VALUE);
  }

  private record Span(int from, int to, String what) {}

  void add(int from, int to, String what) {
    if (spans.size() <= most) {
      spans.add(new Span(from, to, what));
    }
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** What the first credential of the text looks like. */
  Optional<String> what() {
    if (spans.isEmpty()) {
      return Optional.empty();
    }
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
        spans.size() > most || kept.length() + text.length() - at == MASK.length();
    return Optional.of(
        nothingLeft
            ? new Redacted(what)
            : new Redacted(what, kept.append(text, at, text.length()).toString()));
  }

  /** The same with the lines of the first that were found; a text that holds none is as it was. */
  MaskedText masked(String text) {
    String kept = mask(text).map(redacted -> redacted.rest().orElse(MASK)).orElse(text);
    List<MaskedText.Found> credentials = new ArrayList<>();
    int line = 1;
    int at = 0;
    for (Span span : spans) {
      // Two rules may find one credential.
      if (span.to() <= at) {
        continue;
      }
      for (int i = Math.min(at, span.from()); i < span.from(); i++) {
        line += text.charAt(i) == '\n' ? 1 : 0;
      }
      credentials.add(new MaskedText.Found(span.what(), line));
      if (credentials.size() == MOST_TOLD) {
        break;
      }
      for (int i = Math.max(at, span.from()); i < span.to(); i++) {
        line += text.charAt(i) == '\n' ? 1 : 0;
      }
      at = span.to();
    }
    return new MaskedText(kept, credentials);
  }
}
