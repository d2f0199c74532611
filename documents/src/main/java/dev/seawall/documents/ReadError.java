package dev.seawall.documents;

import dev.seawall.core.value.Position;

/**
 * Why a document could not be read.
 *
 * @param message what is wrong, without the place
 * @param position where, unknown for a text without lines
 * @param expected what would have been right
 */
public record ReadError(Kind kind, String message, Position position, String expected) {
  /** What went wrong. */
  public enum Kind {
    SYNTAX,
    /** A comment in JSON, which has none. */
    COMMENT,
    /** The text is the source of a template and must be rendered first. */
    TEMPLATE,
    /** The bytes are not text. */
    ENCODING,
    TOO_LARGE,
    TOO_DEEP,
    EXCESSIVE_ALIASING,
    /** Well-formed, but not something Kubernetes reads as an object. */
    NOT_AN_OBJECT
  }

  @Override
  public String toString() {
    String place = position.isKnown() ? position.line() + ":" + position.column() + ": " : "";
    return place + message + "; expected " + expected;
  }
}
