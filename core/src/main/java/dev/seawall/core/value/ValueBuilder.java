package dev.seawall.core.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds one tree after another from the events of a parser. Each node is told with its place; a
 * mapping's entry takes the place of its key. Use one builder a thread.
 */
public final class ValueBuilder {
  private final Pool pool;
  private final boolean keepPositions;
  private String[] keys = new String[64];
  private Value[] values = new Value[64];
  private int top;
  private int[] frames = new int[32];
  private int depth;
  private @Nullable String pendingKey;
  private int keyLine;
  private int keyColumn;
  private int[] positions = new int[256];
  private int positionCount;
  private @Nullable Value root;

  public ValueBuilder(Pool pool, boolean keepPositions) {
    this.pool = pool;
    this.keepPositions = keepPositions;
  }

  /** The number of nodes told since the last {@link #finish}. */
  public int nodes() {
    return positionCount / 2;
  }

  public void begin(int line, int column) {
    place(line, column);
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, depth * 2);
    }
    frames[depth++] = top;
    // The key belongs to the entry that this node will become: remember it in its slot.
    ensure();
    keys[top] = pendingKey == null ? "" : pendingKey;
    pendingKey = null;
    frames[depth - 1] = ++top;
  }

  public void key(String key, int line, int column) {
    pendingKey = key;
    keyLine = line;
    keyColumn = column;
  }

  public void scalar(Value value, int line, int column) {
    place(line, column);
    String key = pendingKey;
    pendingKey = null;
    add(key == null ? "" : key, value);
  }

  public void endMapping() {
    int from = frames[--depth];
    Value built = pool.mapping(keys, values, from, top);
    close(from, built);
  }

  public void endSequence() {
    int from = frames[--depth];
    Value built = pool.sequence(values, from, top);
    close(from, built);
  }

  private void close(int from, Value built) {
    top = from - 1;
    add(keys[top], built);
  }

  private void add(String key, Value value) {
    if (depth == 0) {
      root = value;
      return;
    }
    ensure();
    keys[top] = key;
    values[top++] = value;
  }

  private void ensure() {
    if (top == keys.length) {
      keys = Arrays.copyOf(keys, top * 2);
      values = Arrays.copyOf(values, top * 2);
    }
  }

  private void place(int line, int column) {
    if (positionCount + 2 > positions.length) {
      positions = Arrays.copyOf(positions, positions.length * 2);
    }
    if (keepPositions) {
      positions[positionCount] = pendingKey == null ? line : keyLine;
      positions[positionCount + 1] = pendingKey == null ? column : keyColumn;
    }
    positionCount += 2;
  }

  /** A finished tree and the places of its nodes. */
  public record Built(Value value, Positions positions) {}

  /** The tree told since the last call; null when there was none. Ready for the next. */
  public @Nullable Built finish() {
    Value finished = root;
    Positions places = keepPositions ? Positions.of(positions, positionCount) : Positions.none();
    reset();
    return finished == null ? null : new Built(finished, places);
  }

  /** Forgets what was told since the last {@link #finish}. */
  public void reset() {
    root = null;
    top = 0;
    depth = 0;
    pendingKey = null;
    positionCount = 0;
  }
}
