package dev.seawall.core.value;

import java.util.List;

/**
 * Where each node of one tree was written: two numbers a node, in the order of a walk that visits a
 * node before its children. A mapping's entry stands where its key does.
 */
public final class Positions implements Locator {
  public static final Positions NONE = new Positions(new int[0]);
  private final int[] lineAndColumn;

  Positions(int[] lineAndColumn) {
    this.lineAndColumn = lineAndColumn;
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
    if (index * 2 + 1 >= lineAndColumn.length) {
      return Position.UNKNOWN;
    }
    return new Position(lineAndColumn[index * 2], lineAndColumn[index * 2 + 1]);
  }

  private static int childIndex(Value parent, Path.Step step) {
    return switch (step) {
      case Path.Field(String key) when parent instanceof Mapping mapping -> mapping.indexOf(key);
      case Path.Item(int item) when parent instanceof Sequence sequence ->
          item < sequence.length() ? item : -1;
      case Path.Field f -> -1;
      case Path.Item i -> -1;
    };
  }
}
