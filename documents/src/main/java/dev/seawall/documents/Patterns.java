package dev.seawall.documents;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was read and may be made use of for other texts of the same shape. Those used least lately
 * are forgotten. One a thread.
 *
 * @param <P> what is kept of a text
 */
public final class Patterns<P> {
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_SHAPES = 1 << 14;
  private static final long PRIME = 0x100000001b3L;
  private static final int SAMPLES = 12;
  private final Set<Long> met = new HashSet<>();
  private final Map<Long, Known<P>> known = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Known<P>(Optional<P> pattern, int bytes) {}

  /**
   * A shape with more text, of which some bytes count: whether two texts are alike is found out by
   * comparing them.
   */
  public static long shape(long before, byte[] text, int from, int to) {
    long sum = before * PRIME + (to - from);
    int step = 1 + (to - from) / SAMPLES;
    for (int i = from; i < to; i += step) {
      sum = sum * PRIME + text[i];
    }
    return sum;
  }

  /** Whether something is known of a shape: a pattern, or that it has none. */
  public boolean knows(long shape) {
    return known.containsKey(shape);
  }

  public Optional<P> find(long shape) {
    Known<P> found = known.get(shape);
    return found == null ? Optional.empty() : found.pattern;
  }

  /** Notes a shape that is met; answers whether it was met before. */
  public boolean isMetAgain(long shape) {
    if (met.size() == MOST_SHAPES) {
      met.clear();
    }
    return !met.add(shape);
  }

  /**
   * Keeps a pattern, or that a shape has none.
   *
   * @param size of its text in bytes
   */
  public void put(long shape, Optional<P> pattern, int size) {
    Known<P> before = known.put(shape, new Known<>(pattern, size));
    bytes += size - (before == null ? 0 : before.bytes);
    var eldest = known.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldest.next().bytes;
      eldest.remove();
    }
  }
}
