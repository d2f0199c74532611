package dev.seawall.core.value;

import java.util.List;

/**
 * Where each node of one tree was written: line and column, in the order of a walk that visits a
 * node before its children. A mapping's entry stands where its key does.
 */
public abstract sealed class Positions implements Locator
    permits PackedPositions, Layout.MovedPositions {
  /** The places in the first numbers of an array that has line and column by turns. */
  public static Positions of(int[] lineAndColumn, int count) {
    return PackedPositions.pack(lineAndColumn, count);
  }

  /** No node has a place. */
  public static Positions none() {
    return PackedPositions.NONE;
  }

  /** How many nodes have a place. */
  abstract int nodes();

  /** Line and column of each node by turns. */
  abstract int[] linesAndColumns();

  abstract Position at(int node);

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
