package dev.seawall.documents.json;

import java.io.InputStream;
import java.util.Arrays;

/** Some ends of lines, then some spaces. */
final class Blank extends InputStream {
  private int lines;
  private int spaces;

  Blank(int lines, int spaces) {
    this.lines = lines;
    this.spaces = spaces;
  }

  @Override
  public int read() {
    if (lines > 0) {
      lines--;
      return '\n';
    }
    return spaces-- > 0 ? ' ' : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length > 0 && lines <= 0 && spaces <= 0) {
      return -1;
    }
    int ends = Math.min(lines, length);
    Arrays.fill(target, offset, offset + ends, (byte) '\n');
    lines -= ends;
    int blanks = Math.min(spaces, length - ends);
    Arrays.fill(target, offset + ends, offset + ends + blanks, (byte) ' ');
    spaces -= blanks;
    return ends + blanks;
  }
}
