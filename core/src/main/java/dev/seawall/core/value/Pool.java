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
  private final Map<Keys, Keys> shapes = new HashMap<>();

  /** A mapping of these keys and values, which must come from this pool. Copies what it keeps. */
  public Mapping mapping(String[] keys, Value[] values, int from, int to) {
    if (from == to) {
      return Mapping.EMPTY;
    }
    int hash = Mapping.hash(keys, values, from, to);
    int mask = table.length - 1;
    int slot = spread(hash) & mask;
    Value present = table[slot];
    while (present != null) {
      if (present.hashCode() == hash
          && present instanceof Mapping mapping
          && mapping.holds(keys, values, from, to)) {
        return mapping;
      }
      slot = (slot + 1) & mask;
      present = table[slot];
    }
    Keys ownKeys = shape(new Keys(Arrays.copyOfRange(keys, from, to)));
    Mapping added = Mapping.owning(ownKeys, Arrays.copyOfRange(values, from, to));
    put(slot, added);
    return added;
  }

  /** A sequence of these values, which must come from this pool. Copies what it keeps. */
  public Sequence sequence(Value[] values, int from, int to) {
    if (from == to) {
      return Sequence.EMPTY;
    }
    int hash = Sequence.hash(values, from, to);
    int mask = table.length - 1;
    int slot = spread(hash) & mask;
    Value present = table[slot];
    while (present != null) {
      if (present.hashCode() == hash
          && present instanceof Sequence sequence
          && sequence.holds(values, from, to)) {
        return sequence;
      }
      slot = (slot + 1) & mask;
      present = table[slot];
    }
    Sequence added = Sequence.owning(Arrays.copyOfRange(values, from, to));
    put(slot, added);
    return added;
  }

  public Text text(String text) {
    if (text.length() > SHARED_TEXT_LENGTH) {
      return new Text(text);
    }
    return (Text) share(new Text(text));
  }

  /** The text of some characters, without making a string when the pool has it already. */
  public Text text(char[] characters, int from, int length) {
    if (length > SHARED_TEXT_LENGTH) {
      return new Text(new String(characters, from, length));
    }
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int mask = table.length - 1;
    int slot = spread(hash) & mask;
    Value present = table[slot];
    while (present != null) {
      if (present.hashCode() == hash
          && present instanceof Text text
          && same(text.text(), characters, from, length)) {
        return text;
      }
      slot = (slot + 1) & mask;
      present = table[slot];
    }
    Text added = new Text(new String(characters, from, length));
    put(slot, added);
    return added;
  }

  private static boolean same(String text, char[] characters, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[from + i]) {
        return false;
      }
    }
    return true;
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
    put(slot, kept);
    return kept;
  }

  private void put(int slot, Value value) {
    table[slot] = value;
    if (++used * 2 > table.length) {
      grow();
    }
  }

  private Keys shape(Keys keys) {
    Keys present = shapes.get(keys);
    if (present == null) {
      present = keys.interned();
      shapes.put(present, present);
    }
    return present;
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
