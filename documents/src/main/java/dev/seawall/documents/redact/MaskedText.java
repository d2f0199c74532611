package dev.seawall.documents.redact;

import java.util.List;

/** A text with {@code (redacted)} in place of its credentials, in the order they stood there. */
public record MaskedText(String text, List<Found> credentials) {
  /** Which rule found a credential, and in which line of the text as it was, from 1. */
  public record Found(String rule, int line) {}

  public MaskedText {
    credentials = List.copyOf(credentials);
  }
}
