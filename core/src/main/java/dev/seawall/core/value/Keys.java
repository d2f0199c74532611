package dev.seawall.core.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of mappings in the order written, as all mappings of one shape share them. Finds a key
 * without looking at each, because most fields that are asked for are not there.
 */
final class Keys {
  static final Keys NONE = new Keys(new String[0]);

  /** So few are compared one by one. */
  private static final int FEW = 3;

  final String[] names;
  private final int hash;
  // Made when first needed; two threads may make equal ones.
  private @Nullable Slots slots;

  /** Takes the array as its own; the caller must not change it. */
  Keys(String[] names) {
    this.names = names;
    this.hash = Arrays.hashCode(names);
  }

  /** The same with the names that the JVM shares with the code, which are compared faster. */
  Keys interned() {
    String[] shared = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      shared[i] = names[i].intern();
    }
    return new Keys(shared);
  }

  /** For each slot of a hash table one more than the last index of a key that belongs there. */
  private record Slots(int[] table) {
    static Slots of(String[] names) {
      int[] table = new int[Integer.highestOneBit(names.length) * 4];
      int mask = table.length - 1;
      for (int i = 0; i < names.length; i++) {
        int slot = spread(names[i]) & mask;
        while (table[slot] != 0 && !names[table[slot] - 1].equals(names[i])) {
          slot = (slot + 1) & mask;
        }
        table[slot] = i + 1;
      }
      return new Slots(table);
    }

    private static int spread(String key) {
      int mixed = key.hashCode() * 0x9E3779B9;
      return mixed ^ (mixed >>> 16);
    }

    int find(String[] names, String key) {
      int mask = table.length - 1;
      int slot = spread(key) & mask;
      while (table[slot] != 0) {
        if (names[table[slot] - 1].equals(key)) {
          return table[slot] - 1;
        }
        slot = (slot + 1) & mask;
      }
      return -1;
    }
  }

  /** The last index of a key, or -1. */
  int last(String key) {
    if (names.length > FEW) {
      Slots known = slots;
      if (known == null) {
        known = Slots.of(names);
        slots = known;
      }
      return known.find(names, key);
    }
    for (int i = names.length - 1; i >= 0; i--) {
      if (names[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The first index of a key, or -1. */
  int first(String key) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Keys that && hash == that.hash && Arrays.equals(names, that.names));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
