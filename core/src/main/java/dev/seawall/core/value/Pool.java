package dev.seawall.core.value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shares equal values and key lists, so that a hundred thousand pods of one template cost one
 * template. Not safe for use by several threads; values from different pools still compare equal.
 */
public final class Pool {
  private static final int SHARED_TEXT_LENGTH = 256;
  private @Nullable Value[] table = new @Nullable Value[1 << 12];
  private int used;
  private final Map<Shape, String[]> shapes = new HashMap<>();

  private record Shape(String[] keys) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Shape that && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(keys);
    }
  }

  /** A mapping of these keys and values, which must come from this pool. Copies what it keeps. */
  public Mapping mapping(String[] keys, Value[] values, int from, int to) {
    if (from == to) {
      return Mapping.EMPTY;
    }
    String[] ownKeys = Arrays.copyOfRange(keys, from, to);
    Mapping found = (Mapping) share(Mapping.owning(ownKeys, Arrays.copyOfRange(values, from, to)));
    return found;
  }

  /** A sequence of these values, which must come from this pool. Copies what it keeps. */
  public Sequence sequence(Value[] values, int from, int to) {
    return (Sequence) share(Sequence.owning(Arrays.copyOfRange(values, from, to)));
  }

  public Text text(String text) {
    if (text.length() > SHARED_TEXT_LENGTH) {
      return new Text(text);
    }
    return (Text) share(new Text(text));
  }

  /** The pool's own object for a value whose children are the pool's own. */
  public Value share(Value value) {
    int mask = table.length - 1;
    int slot = spread(value.hashCode()) & mask;
    Value present = table[slot];
    while (present != null) {
      if (present.hashCode() == value.hashCode() && present.sameNode(value)) {
        return present;
      }
      slot = (slot + 1) & mask;
      present = table[slot];
    }
    Value kept = value instanceof Mapping mapping ? mapping.withKeys(shape(mapping.keys())) : value;
    table[slot] = kept;
    if (++used * 2 > table.length) {
      grow();
    }
    return kept;
  }

  private String[] shape(String[] keys) {
    String[] present = shapes.putIfAbsent(new Shape(keys), keys);
    return present == null ? keys : present;
  }

  private void grow() {
    @Nullable Value[] old = table;
    table = new @Nullable Value[old.length * 2];
    int mask = table.length - 1;
    for (Value value : old) {
      if (value != null) {
        int slot = spread(value.hashCode()) & mask;
        while (table[slot] != null) {
          slot = (slot + 1) & mask;
        }
        table[slot] = value;
      }
    }
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 16);
  }
}
