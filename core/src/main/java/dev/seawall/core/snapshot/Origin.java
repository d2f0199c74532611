package dev.seawall.core.snapshot;

/** Where a document came from. */
public sealed interface Origin {
  /**
   * A document of a file. {@code path} is what the user can open, {@code relative} is the way from
   * the folder that was scanned (it does not change with the working directory), {@code index}
   * counts the documents of the file from 0.
   */
  record File(String path, String relative, int index) implements Origin {}

  /** An answer of an API; {@code path} is the way to the one object, from the server's root. */
  record Api(String path) implements Origin {}
}
