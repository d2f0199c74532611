package dev.seawall.documents.snapshot;

import java.io.IOException;

/** A snapshot file that cannot be read, or not to its end; the message is for people. */
public final class SnapshotException extends IOException {
  private static final long serialVersionUID = 1;

  SnapshotException(String message) {
    super(message);
  }

  SnapshotException(String message, Throwable cause) {
    super(message, cause);
  }
}
