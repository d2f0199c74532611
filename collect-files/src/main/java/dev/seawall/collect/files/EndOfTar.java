package dev.seawall.collect.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that knows whether a tar archive read from it ended with its end mark, a record of zeros
 * (POSIX pax, "ustar Interchange Format"). One without it was cut off: its parser takes the end of
 * the bytes for the end of the archive.
 */
final class EndOfTar extends FilterInputStream {
  private static final int RECORD = 512;
  private long zeros;

  EndOfTar(InputStream in) {
    super(in);
  }

  boolean isMarked() {
    return zeros >= RECORD;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    int nonZero = offset + count - 1;
    while (nonZero >= offset && bytes[nonZero] == 0) {
      nonZero--;
    }
    if (count > 0) {
      zeros = nonZero < offset ? zeros + count : offset + count - 1 - nonZero;
    }
    return count;
  }

  /** Reads what is skipped, because it may be the end mark. */
  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[Math.clamp(count, 0, 1 << 16)]));
  }
}
