package dev.seawall.core.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** An ordered list of values. */
public final class Sequence extends Value {
  public static final Sequence EMPTY = new Sequence(new Value[0]);
  private final Value[] items;

  private Sequence(Value[] items) {
    super(hash(items, 0, items.length), sizeOf(items));
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
      if (item.varies()) {
        return 0;
      }
      total += item.size();
    }
    return (int) Math.min(total, Integer.MAX_VALUE);
  }

  static int hash(Value[] items, int from, int to) {
    int hash = 7;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + items[i].hash;
    }
    return hash;
  }

  /** Whether this is the sequence of these values, compared as the same objects. */
  boolean holds(Value[] values, int from, int to) {
    if (items.length != to - from) {
      return false;
    }
    for (int i = 0; i < items.length; i++) {
      if (items[i] != values[from + i]) {
        return false;
      }
    }
    return true;
  }

  public int length() {
    return items.length;
  }

  public Value get(int index) {
    return Unresolved.told(items[index]);
  }

  /** The items as they stand, those that must not be touched too. Must not be changed. */
  Value[] values() {
    return items;
  }

  /** An unmodifiable view. */
  public List<Value> items() {
    return new AbstractList<>() {
      @Override
      public Value get(int index) {
        return Unresolved.told(items[index]);
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
    return items().toString();
  }
}
