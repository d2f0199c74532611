package dev.seawall.core.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order they were written. A key written twice is kept twice: {@link #get}
 * answers the last, as Kubernetes does, and {@link #firstWins()} is the same tree read the other
 * way, so that a hidden first value can be judged too.
 */
public final class Mapping extends Value {
  public static final Mapping EMPTY = new Mapping(Keys.NONE, new Value[0], false);
  private final Keys keys;
  private final Value[] values;
  private final boolean firstWins;

  private Mapping(Keys keys, Value[] values, boolean firstWins) {
    super(
        hash(keys.names, values, 0, values.length) + (firstWins ? 1 : 0), Sequence.sizeOf(values));
    this.keys = keys;
    this.values = values;
    this.firstWins = firstWins;
  }

  public static Mapping of(Map<String, ? extends Value> entries) {
    return owning(
        new Keys(entries.keySet().toArray(new String[0])), entries.values().toArray(new Value[0]));
  }

  /** Takes the array as its own; the caller must not change it. */
  static Mapping owning(Keys keys, Value[] values) {
    return values.length == 0 ? EMPTY : new Mapping(keys, values, false);
  }

  static int hash(String[] keys, Value[] values, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = (31 * hash + keys[i].hashCode()) * 31 + values[i].hash;
    }
    return hash;
  }

  /** Whether this is the mapping of these keys and values, compared as the same objects. */
  boolean holds(String[] otherKeys, Value[] otherValues, int from, int to) {
    if (firstWins || values.length != to - from) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != otherValues[from + i]) {
        return false;
      }
    }
    return Arrays.equals(keys.names, 0, values.length, otherKeys, from, to);
  }

  public int length() {
    return values.length;
  }

  public String key(int index) {
    return keys.names[index];
  }

  public Value value(int index) {
    return Unresolved.told(values[index]);
  }

  /** The value of a key, or null when it is absent. */
  public @Nullable Value get(String key) {
    int index = indexOf(key);
    return index < 0 ? null : Unresolved.told(values[index]);
  }

  /** The index of the entry that decides a key, or -1. */
  public int indexOf(String key) {
    return firstWins ? keys.first(key) : keys.last(key);
  }

  /** Whether the entry at an index is the one that decides its key. */
  public boolean decides(int index) {
    return indexOf(key(index)) == index;
  }

  /** The entries that decide, as a map in the order written. */
  public Map<String, Value> entries() {
    Map<String, Value> entries = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (decides(i)) {
        entries.put(key(i), value(i));
      }
    }
    return entries;
  }

  /** This mapping with another value for a key, behind all others if it is not there yet. */
  public Mapping with(String key, Value value) {
    int index = indexOf(key);
    if (index >= 0) {
      Value[] others = values.clone();
      others[index] = value;
      return with(others);
    }
    String[] more = Arrays.copyOf(keys.names, values.length + 1);
    Value[] others = Arrays.copyOf(values, values.length + 1);
    more[values.length] = key;
    others[values.length] = value;
    return new Mapping(new Keys(more), others, firstWins);
  }

  /** This mapping without some keys. */
  public Mapping without(String... dropped) {
    return without(Set.of(dropped));
  }

  /** This mapping without some keys. */
  public Mapping without(Set<String> dropped) {
    int kept = 0;
    String[] keptKeys = new String[values.length];
    Value[] keptValues = new Value[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!dropped.contains(key(i))) {
        keptKeys[kept] = key(i);
        keptValues[kept++] = values[i];
      }
    }
    if (kept == values.length) {
      return this;
    }
    return new Mapping(
        new Keys(Arrays.copyOf(keptKeys, kept)), Arrays.copyOf(keptValues, kept), firstWins);
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
        || that.values.length != values.length
        || that.firstWins != firstWins) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] != that.values[i]) {
        return false;
      }
    }
    return keys.equals(that.keys);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Mapping that
            && hashCode() == that.hashCode()
            && firstWins == that.firstWins
            && keys.equals(that.keys)
            && Arrays.equals(values, that.values));
  }

  /** As JSON writes it, which is how policies and other large values are known. */
  @Override
  public String toString() {
    return JsonText.of(this);
  }

  Keys keys() {
    return keys;
  }

  /** Whether the same one of two equal keys decides. */
  boolean isReadAs(Mapping other) {
    return firstWins == other.firstWins;
  }

  /** The values as they stand, those that must not be touched too. Must not be changed. */
  Value[] values() {
    return values;
  }

  /** The same keys with other values. Takes the array as its own. */
  Mapping with(Value[] others) {
    return new Mapping(keys, others, firstWins);
  }

  Mapping withKeys(Keys shared) {
    return new Mapping(shared, values, firstWins);
  }
}
