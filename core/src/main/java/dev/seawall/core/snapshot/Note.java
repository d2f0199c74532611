package dev.seawall.core.snapshot;

import dev.seawall.core.value.Path;

/**
 * Something odd about how a document was written that a check may want to tell, such as a key
 * written twice. The kinds are the constants here.
 */
public record Note(String kind, String message, Path path) {
  /** The same key twice in one mapping. */
  public static final String DUPLICATE_KEY = "duplicate-key";

  /** A document that stands behind {@code ...}, where kubectl stops reading. */
  public static final String BEHIND_DOCUMENT_END = "behind-document-end";
}
