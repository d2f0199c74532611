package dev.seawall.core.value;

import java.util.Arrays;

/**
 * Places held as differences from the node before, mostly one byte a number: there are as many as
 * nodes, and only those of findings are asked for.
 */
final class PackedPositions extends Positions {
  static final PackedPositions NONE = new PackedPositions(new byte[0]);
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;
  private final byte[] differences;

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
    for (int i = 0; i <= node; i++) {
      if (!walk.next()) {
        return Position.UNKNOWN;
      }
    }
    return new Position(walk.line, walk.column);
  }

  /** Goes from node to node. */
  private final class Walk {
    private int line;
    private int column;
    private int read;

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
