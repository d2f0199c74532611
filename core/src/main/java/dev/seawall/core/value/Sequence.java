package dev.seawall.core.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** An ordered list of values. */
public final class Sequence extends Value {
  public static final Sequence EMPTY = new Sequence(new Value[0]);
  private final Value[] items;

  private Sequence(Value[] items) {
    super(Arrays.hashCode(items) * 31 + 1, sizeOf(items));
    this.items = items;
  }

  public static Sequence of(List<? extends Value> items) {
    return new Sequence(items.toArray(new Value[0]));
  }

  /** Takes the array as its own; the caller must not change it. */
  static Sequence owning(Value[] items) {
    return items.length == 0 ? EMPTY : new Sequence(items);
  }

  static int sizeOf(Value[] items) {
    long total = 1;
    for (Value item : items) {
      total += item.size();
    }
    return (int) Math.min(total, Integer.MAX_VALUE);
  }

  public int length() {
    return items.length;
  }

  public Value get(int index) {
    return items[index];
  }

  /** An unmodifiable view. */
  public List<Value> items() {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return items[index];
      }

      @Override
      public int size() {
        return items.length;
      }
    };
  }

  @Override
  public String kindName() {
    return "a list";
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // children of one pool are equal when they are the same
  boolean sameNode(Value other) {
    if (!(other instanceof Sequence that) || that.items.length != items.length) {
      return false;
    }
    for (int i = 0; i < items.length; i++) {
      if (items[i] != that.items[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Sequence that
            && hashCode() == that.hashCode()
            && Arrays.equals(items, that.items));
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }
}
