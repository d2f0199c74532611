package dev.seawall.core.value;

/** Finds where a value was written. */
@FunctionalInterface
public interface Locator {
  /** Knows no place. */
  Locator NONE = (root, path) -> Position.UNKNOWN;

  /** The place of the value at a path of a tree, or of its nearest parent that is there. */
  Position locate(Value root, Path path);
}
