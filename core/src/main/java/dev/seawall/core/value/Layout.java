package dev.seawall.core.value;

import java.util.Optional;

/**
 * How the nodes of an object lie in its text, to tell where they stand in a text that differs from
 * it by longer or shorter scalars alone. An object that was read with its places has one.
 */
public final class Layout {
  private static final int[] IN_ONE_LINE = {};

  /** The offset of each node in the text, its line, and where that line begins. */
  private final int[] offsets;

  private final int[] lines;
  private final int[] lineStarts;

  /** An object in one line needs no lines. */
  private Layout(int nodes, boolean inOneLine) {
    offsets = new int[nodes];
    lines = inOneLine ? IN_ONE_LINE : new int[nodes];
    lineStarts = inOneLine ? IN_ONE_LINE : new int[nodes];
  }

  /**
   * The layout of an object, if the place of each node is known.
   *
   * @param line of the first byte of its text
   * @param column of the first byte of its text
   * @param starts where each line of its text begins; the first begins with the text
   */
  public static Optional<Layout> of(
      Mapping object, Positions positions, int line, int column, int[] starts) {
    int nodes = object.size();
    if (positions.nodes() != nodes) {
      return Optional.empty();
    }
    int[] places = positions.linesAndColumns();
    boolean inOneLine = starts.length == 1;
    Layout layout = new Layout(nodes, inOneLine);
    for (int node = 0; node < nodes; node++) {
      int ownLine = places[node * 2] - line;
      int start = ownLine == 0 ? 1 - column : starts[ownLine];
      layout.offsets[node] = start + places[node * 2 + 1] - 1;
      if (!inOneLine) {
        layout.lines[node] = ownLine;
        layout.lineStarts[node] = start;
      }
    }
    return Optional.of(layout);
  }

  /** Where a node stands in the text: an entry at its key. */
  public int offset(int node) {
    return offsets[node];
  }

  /** The line that an object begins in, given that of the first byte of its text. */
  public int line(int line) {
    return line + lineOf(0);
  }

  private int lineOf(int node) {
    return lines.length == 0 ? 0 : lines[node];
  }

  /**
   * The places in another text.
   *
   * @param line of its first byte
   * @param column of its first byte
   * @param changed the offsets, here, of the scalars that are longer or shorter there, ascending
   * @param longer by how many bytes each of them is longer there
   */
  public Positions moved(int line, int column, int[] changed, int[] longer) {
    return new MovedPositions(this, line, column, changed, longer);
  }

  /** Places that are worked out when they are asked for. */
  static final class MovedPositions extends Positions {
    private final Layout layout;
    private final int line;
    private final int column;
    private final int[] changed;
    private final int[] longer;

    private MovedPositions(Layout layout, int line, int column, int[] changed, int[] longer) {
      this.layout = layout;
      this.line = line;
      this.column = column;
      this.changed = changed;
      this.longer = longer;
    }

    @Override
    int nodes() {
      return layout.offsets.length;
    }

    @Override
    int[] linesAndColumns() {
      int[] places = new int[nodes() * 2];
      for (int node = 0; node < nodes(); node++) {
        Position place = at(node);
        places[node * 2] = place.line();
        places[node * 2 + 1] = place.column();
      }
      return places;
    }

    @Override
    Position at(int node) {
      if (node >= nodes()) {
        return Position.UNKNOWN;
      }
      int offset = layout.offsets[node];
      int there = offset + movedBefore(offset);
      if (layout.lineOf(node) == 0) {
        return new Position(line, column + there);
      }
      int start = layout.lineStarts[node];
      return new Position(line + layout.lines[node], there - start - movedBefore(start) + 1);
    }

    private int movedBefore(int offset) {
      int moved = 0;
      for (int i = 0; i < changed.length && changed[i] < offset; i++) {
        moved += longer[i];
      }
      return moved;
    }
  }
}
