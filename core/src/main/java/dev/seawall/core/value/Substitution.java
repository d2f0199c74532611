package dev.seawall.core.value;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Other scalars for some nodes of a tree. Nodes are numbered as {@link Positions} orders them: from
 * 0, each before its children. Use one a thread; it may be used again after {@link #clear}.
 */
public final class Substitution {
  private int[] nodes = new int[16];
  private Value[] values = new Value[16];
  private int count;
  private int done;

  public void clear() {
    count = 0;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Puts another value at a node, which must come after those put before. */
  public void put(int node, Value value) {
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, count * 2);
      values = Arrays.copyOf(values, count * 2);
    }
    nodes[count] = node;
    values[count++] = value;
  }

  /** A mapping with what was put; the rest of it is the same objects. */
  public Mapping in(Mapping tree) {
    return in(tree, UnaryOperator.identity());
  }

  /**
   * A mapping with what was put.
   *
   * @param shared may answer an equal object for a new mapping or sequence in it
   */
  public Mapping in(Mapping tree, UnaryOperator<Value> shared) {
    done = 0;
    return (Mapping) at(0, tree, shared);
  }

  private Value at(int node, Value value, UnaryOperator<Value> shared) {
    if (done == count || nodes[done] >= node + value.size()) {
      return value;
    }
    if (nodes[done] == node) {
      return values[done++];
    }
    return switch (value) {
      case Mapping mapping -> {
        Value[] children = new Value[mapping.length()];
        int child = node + 1;
        for (int i = 0; i < children.length; i++) {
          children[i] = at(child, mapping.value(i), shared);
          child += mapping.value(i).size();
        }
        yield shared.apply(mapping.with(children));
      }
      case Sequence sequence -> {
        Value[] children = new Value[sequence.length()];
        int child = node + 1;
        for (int i = 0; i < children.length; i++) {
          children[i] = at(child, sequence.get(i), shared);
          child += sequence.get(i).size();
        }
        yield shared.apply(Sequence.owning(children));
      }
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> value;
    };
  }
}
