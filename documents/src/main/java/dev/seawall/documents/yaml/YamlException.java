package dev.seawall.documents.yaml;

import dev.seawall.documents.ReadError;

/** Ends the reading of one document. */
final class YamlException extends RuntimeException {
  private final transient ReadError error;

  YamlException(ReadError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  ReadError error() {
    return error;
  }
}
