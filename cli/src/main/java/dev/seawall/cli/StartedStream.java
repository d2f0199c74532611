package dev.seawall.cli;

import dev.seawall.documents.snapshot.SnapshotReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stream whose start was looked at and is read again. Where the stream failed meanwhile, it fails
 * again after what came before, so that a part is not taken for the whole.
 */
final class StartedStream extends FilterInputStream {
  /** So much tells whether it is a snapshot. */
  private static final int START = 1 << 16;

  private final byte[] start;
  private final Optional<IOException> failure;
  private int at;

  private StartedStream(InputStream rest, byte[] start, Optional<IOException> failure) {
    super(rest);
    this.start = start;
    this.failure = failure;
  }

  /** Waits for the start of a stream, or its end. */
  static StartedStream of(InputStream stream) {
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    byte[] buffer = new byte[START];
    Optional<IOException> failure = Optional.empty();
    try {
      while (start.size() < START) {
        int count = stream.read(buffer, 0, START - start.size());
        if (count < 0) {
          break;
        }
        start.write(buffer, 0, count);
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    return new StartedStream(stream, start.toByteArray(), failure);
  }

  boolean isSnapshot() {
    try {
      return SnapshotReader.isSnapshot(new ByteArrayInputStream(start));
    } catch (IOException e) {
      return false; // whoever reads on meets it again, and tells it
    }
  }

  @Override
  public int read() throws IOException {
    if (at < start.length) {
      return start[at++] & 0xFF;
    }
    fail();
    return in.read();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length > 0 && at < start.length) {
      int count = Math.min(length, start.length - at);
      System.arraycopy(start, at, into, from, count);
      at += count;
      return count;
    }
    fail();
    return in.read(into, from, length);
  }

  private void fail() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
