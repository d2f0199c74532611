package dev.seawall.core.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order they were written. A key written twice is kept twice: {@link #get}
 * answers the last, as Kubernetes does, and {@link #firstWins()} is the same tree read the other
 * way, so that a hidden first value can be judged too.
 */
public final class Mapping extends Value {
  public static final Mapping EMPTY = new Mapping(new String[0], new Value[0], false);
  private final String[] keys;
  private final Value[] values;
  private final boolean firstWins;

  private Mapping(String[] keys, Value[] values, boolean firstWins) {
    super(hash(keys, values, 0, keys.length) + (firstWins ? 1 : 0), Sequence.sizeOf(values));
    this.keys = keys;
    this.values = values;
    this.firstWins = firstWins;
  }

  public static Mapping of(Map<String, ? extends Value> entries) {
    return owning(entries.keySet().toArray(new String[0]), entries.values().toArray(new Value[0]));
  }

  /** Takes the arrays as its own; the caller must not change them. */
  static Mapping owning(String[] keys, Value[] values) {
    return keys.length == 0 ? EMPTY : new Mapping(keys, values, false);
  }

  static int hash(String[] keys, Value[] values, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = (31 * hash + keys[i].hashCode()) * 31 + values[i].hashCode();
    }
    return hash;
  }

  /** Whether this is the mapping of these keys and values, compared as the same objects. */
  boolean holds(String[] otherKeys, Value[] otherValues, int from, int to) {
    if (firstWins || keys.length != to - from) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != otherValues[from + i]) {
        return false;
      }
    }
    return Arrays.equals(keys, 0, keys.length, otherKeys, from, to);
  }

  public int length() {
    return keys.length;
  }

  public String key(int index) {
    return keys[index];
  }

  public Value value(int index) {
    return values[index];
  }

  /** The value of a key, or null when it is absent. */
  public @Nullable Value get(String key) {
    int index = indexOf(key);
    return index < 0 ? null : values[index];
  }

  /** The index of the entry that decides a key, or -1. */
  public int indexOf(String key) {
    if (firstWins) {
      for (int i = 0; i < keys.length; i++) {
        if (keys[i].equals(key)) {
          return i;
        }
      }
      return -1;
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      if (keys[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the entry at an index is the one that decides its key. */
  public boolean decides(int index) {
    return indexOf(keys[index]) == index;
  }

  /** The entries that decide, as a map in the order written. */
  public Map<String, Value> entries() {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (decides(i)) {
        entries.put(keys[i], values[i]);
      }
    }
    return entries;
  }

  /** This mapping without some keys. */
  public Mapping without(String... dropped) {
    int kept = 0;
    String[] keptKeys = new String[keys.length];
    Value[] keptValues = new Value[keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (!Arrays.asList(dropped).contains(keys[i])) {
        keptKeys[kept] = keys[i];
        keptValues[kept++] = values[i];
      }
    }
    if (kept == keys.length) {
      return this;
    }
    return new Mapping(Arrays.copyOf(keptKeys, kept), Arrays.copyOf(keptValues, kept), firstWins);
  }

  /** The same tree, where the first of two equal keys decides, here and below. */
  public Mapping firstWins() {
    return (Mapping) firstWins(this);
  }

  private static Value firstWins(Value value) {
    return switch (value) {
      case Mapping mapping -> {
        Value[] read = new Value[mapping.values.length];
        for (int i = 0; i < read.length; i++) {
          read[i] = firstWins(mapping.values[i]);
        }
        yield new Mapping(mapping.keys, read, true);
      }
      case Sequence sequence -> {
        Value[] read = new Value[sequence.length()];
        for (int i = 0; i < read.length; i++) {
          read[i] = firstWins(sequence.get(i));
        }
        yield Sequence.owning(read);
      }
      case Text _, Bool _, Whole _, Decimal _, Null _, Redacted _, Unresolved _ -> value;
    };
  }

  @Override
  public String kindName() {
    return "a mapping";
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // children of one pool are equal when they are the same
  boolean sameNode(Value other) {
    if (!(other instanceof Mapping that)
        || that.keys.length != keys.length
        || that.firstWins != firstWins) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (values[i] != that.values[i]) {
        return false;
      }
    }
    return Arrays.equals(keys, that.keys);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Mapping that
            && hashCode() == that.hashCode()
            && firstWins == that.firstWins
            && Arrays.equals(keys, that.keys)
            && Arrays.equals(values, that.values));
  }

  @Override
  public String toString() {
    return entries().toString();
  }

  String[] keys() {
    return keys;
  }

  Mapping withKeys(String[] shared) {
    return new Mapping(shared, values, firstWins);
  }
}
