package dev.seawall.core.value;

import java.util.Arrays;
import java.util.List;

/**
 * Where each node of one tree was written: line and column, in the order of a walk that visits a
 * node before its children. A mapping's entry stands where its key does. Held as differences from
 * the node before, mostly one byte a number: there are as many positions as nodes, and only those
 * of findings are asked for.
 */
public final class Positions implements Locator {
  public static final Positions NONE = new Positions(new byte[0]);
  private static final int SEVEN_BITS = 0x7f;
  private static final int MORE = 0x80;
  private final byte[] differences;

  private Positions(byte[] differences) {
    this.differences = differences;
  }

  /** The places in the first numbers of an array that has line and column by turns. */
  public static Positions of(int[] lineAndColumn, int count) {
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
    return new Positions(Arrays.copyOf(packed, length));
  }

  /** How many nodes have a place. */
  public int nodes() {
    int numbers = 0;
    for (byte each : differences) {
      numbers += each < 0 ? 0 : 1;
    }
    return numbers / 2;
  }

  /** Line and column of each node by turns. */
  public int[] linesAndColumns() {
    int[] places = new int[nodes() * 2];
    Walk walk = new Walk();
    for (int i = 0; walk.next(); i += 2) {
      places[i] = walk.line;
      places[i + 1] = walk.column;
    }
    return places;
  }

  private Position at(int node) {
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

  /** The place of the value at a path, or of its nearest parent that is there. */
  @Override
  public Position locate(Value root, Path path) {
    int index = 0;
    Value current = root;
    List<Path.Step> steps = path.steps();
    for (Path.Step step : steps) {
      int child = childIndex(current, step);
      if (child < 0) {
        break;
      }
      index++;
      if (current instanceof Mapping mapping) {
        for (int i = 0; i < child; i++) {
          index += mapping.value(i).size();
        }
        current = mapping.value(child);
      } else if (current instanceof Sequence sequence) {
        for (int i = 0; i < child; i++) {
          index += sequence.get(i).size();
        }
        current = sequence.get(child);
      }
    }
    return at(index);
  }

  private static int childIndex(Value parent, Path.Step step) {
    return switch (step) {
      case Path.Field(String key) when parent instanceof Mapping mapping -> mapping.indexOf(key);
      case Path.Item(int item) when parent instanceof Sequence sequence ->
          item < sequence.length() ? item : -1;
      case Path.Field _, Path.Item _ -> -1;
    };
  }
}
