package dev.seawall.core.value;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from a document's root to one value: field names and list indexes. */
public final class Path {
  public static final Path ROOT = new Path(null, null);
  private final @Nullable Path parent;
  private final @Nullable Step step;

  /** One step down. */
  public sealed interface Step {}

  /** Into a mapping's entry. */
  public record Field(String key) implements Step {}

  /** Into a list's item, counted from 0. */
  public record Item(int index) implements Step {}

  private Path(@Nullable Path parent, @Nullable Step step) {
    this.parent = parent;
    this.step = step;
  }

  public Path field(String key) {
    return new Path(this, new Field(key));
  }

  public Path fields(String... keys) {
    Path path = this;
    for (String key : keys) {
      path = path.field(key);
    }
    return path;
  }

  public Path item(int index) {
    return new Path(this, new Item(index));
  }

  public List<Step> steps() {
    Step[] steps = new Step[depth()];
    Path path = this;
    for (int i = steps.length - 1; i >= 0; i--) {
      steps[i] = Objects.requireNonNull(path.step);
      path = Objects.requireNonNull(path.parent);
    }
    return List.of(steps);
  }

  /** The number of steps. */
  public int depth() {
    int depth = 0;
    for (Path path = this; path.parent != null; path = path.parent) {
      depth++;
    }
    return depth;
  }

  /** The value at this path below a root, or null when nothing is there. */
  public @Nullable Value in(Value root) {
    if (parent == null || step == null) {
      return root;
    }
    Value above = parent.in(root);
    return above == null ? null : child(above, step);
  }

  private static @Nullable Value child(Value parent, Step step) {
    return switch (step) {
      case Field(String key) -> parent instanceof Mapping mapping ? mapping.get(key) : null;
      case Item(int index) ->
          parent instanceof Sequence sequence && index < sequence.length()
              ? sequence.get(index)
              : null;
    };
  }

  /**
   * This path with list items told by their name where they have one, so that it stays the same
   * when items are added or reordered: {@code spec.containers[app].image}. Skips the first steps.
   */
  public String stable(Value root, int skip) {
    StringBuilder text = new StringBuilder();
    Value current = root;
    int depth = 0;
    for (Step each : steps()) {
      Value next = child(current, each);
      String shown =
          switch (each) {
            case Field(String key) -> fieldText(key, text.isEmpty());
            case Item(int index) ->
                next instanceof Mapping mapping && mapping.get("name") instanceof Text name
                    ? "[" + name + "]"
                    : "[" + index + "]";
          };
      if (depth++ >= skip) {
        text.append(shown);
      }
      current = next == null ? Null.NULL : next;
    }
    return text.toString();
  }

  private static String fieldText(String key, boolean first) {
    if (isPlain(key)) {
      return first ? key : "." + key;
    }
    return "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
  }

  /** Whether a key is an identifier, in which hyphens may stand. */
  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || (c != '-' && (c < '0' || c > '9')))) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Path that && same(this, that);
  }

  private static boolean same(@Nullable Path one, @Nullable Path other) {
    Path path = one;
    Path that = other;
    while (path != null && that != null && path != that) {
      if (!same(path.step, that.step)) {
        return false;
      }
      path = path.parent;
      that = that.parent;
    }
    return path == that;
  }

  private static boolean same(@Nullable Step one, @Nullable Step other) {
    return switch (one) {
      case Field(String key) -> other instanceof Field(String its) && key.equals(its);
      case Item(int index) -> other instanceof Item(int its) && index == its;
      case null -> other == null;
    };
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Path path = this; path != null; path = path.parent) {
      hash =
          31 * hash
              + switch (path.step) {
                case Field(String key) -> key.hashCode();
                case Item(int index) -> index;
                case null -> 0;
              };
    }
    return hash;
  }

  /** {@code spec.containers[0].image}; the root is empty. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step each : steps()) {
      switch (each) {
        case Field(String key) -> text.append(fieldText(key, text.isEmpty()));
        case Item(int index) -> text.append('[').append(index).append(']');
      }
    }
    return text.toString();
  }
}
