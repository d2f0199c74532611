package dev.seawall.core.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Places held as differences from the node before, mostly one byte a number: there are as many as
 * nodes, and only those of findings are asked for.
 */
final class PackedPositions extends Positions {
  static final PackedPositions NONE = new PackedPositions(new byte[0]);
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;

  /** Bytes from which on marks are worth their room. */
  private static final int LONG = 4096;

  private static final int BETWEEN_MARKS = 256;

  /** A mark is where to read, the line and the column. */
  private static final int MARK = 3;

  private final byte[] differences;
  private volatile int @Nullable [] marks;

  PackedPositions(byte[] differences) {
    this.differences = differences;
  }

  static PackedPositions pack(int[] lineAndColumn, int count) {
    byte[] packed = new byte[count + (count >> 2) + 16];
    int length = 0;
    for (int i = 0; i < count; i++) {
      int difference = lineAndColumn[i] - (i < 2 ? 0 : lineAndColumn[i - 2]);
      // The sign goes to the lowest bit, so that small differences are small numbers.
      int rest = (difference << 1) ^ (difference >> 31);
      if (length + 5 > packed.length) {
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
      while ((rest & ~SEVEN_BITS) != 0) {
        packed[length++] = (byte) (rest & SEVEN_BITS | MORE);
        rest >>>= 7;
      }
      packed[length++] = (byte) rest;
    }
    return new PackedPositions(Arrays.copyOf(packed, length));
  }

  @Override
  int nodes() {
    int numbers = 0;
    for (byte each : differences) {
      numbers += each < 0 ? 0 : 1;
    }
    return numbers / 2;
  }

  @Override
  int[] linesAndColumns() {
    int[] places = new int[nodes() * 2];
    Walk walk = new Walk();
    for (int i = 0; walk.next(); i += 2) {
      places[i] = walk.line;
      places[i + 1] = walk.column;
    }
    return places;
  }

  @Override
  Position at(int node) {
    Walk walk = new Walk();
    int from = 0;
    if (differences.length >= LONG) {
      int mark = Math.min(node / BETWEEN_MARKS, marks().length / MARK - 1);
      from = mark * BETWEEN_MARKS;
      walk.start(marks(), mark);
    }
    for (int i = from; i <= node; i++) {
      if (!walk.next()) {
        return Position.UNKNOWN;
      }
    }
    return new Position(walk.line, walk.column);
  }

  /**
   * Where walks to the nodes of a long text may start, so that the places of thousands of findings
   * in one object are not thousands of walks over it. Two threads may make equal ones.
   */
  private int[] marks() {
    int[] known = marks;
    if (known == null) {
      known = findMarks();
      marks = known;
    }
    return known;
  }

  private int[] findMarks() {
    int[] found = new int[(nodes() / BETWEEN_MARKS + 1) * MARK];
    Walk walk = new Walk();
    for (int mark = 0; mark < found.length; mark += MARK) {
      found[mark] = walk.read;
      found[mark + 1] = walk.line;
      found[mark + 2] = walk.column;
      for (int i = 0; i < BETWEEN_MARKS && walk.next(); i++) {
        // on to the next mark
      }
    }
    return found;
  }

  /** Goes from node to node. */
  private final class Walk {
    private int line;
    private int column;
    private int read;

    void start(int[] marks, int mark) {
      read = marks[mark * MARK];
      line = marks[mark * MARK + 1];
      column = marks[mark * MARK + 2];
    }

    /** False behind the last node. */
    boolean next() {
      if (read == differences.length) {
        return false;
      }
      line += difference();
      column += difference();
      return true;
    }

    private int difference() {
      int packed = 0;
      int shift = 0;
      byte next;
      do {
        next = differences[read++];
        packed |= (next & SEVEN_BITS) << shift;
        shift += 7;
      } while (next < 0);
      return (packed >>> 1) ^ -(packed & 1);
    }
  }
}
