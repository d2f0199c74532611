package dev.seawall.collect.kubernetes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an exception when it gives more than it may. */
final class BoundedStream extends FilterInputStream {
  private long left;

  /** More came than was asked for. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large");
    }
  }

  BoundedStream(InputStream stream, long limit) {
    super(stream);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    take(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    take(Math.max(read, 0));
    return read;
  }

  private void take(int count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new TooLarge();
    }
  }
}
