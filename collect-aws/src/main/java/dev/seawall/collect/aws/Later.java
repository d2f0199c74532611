package dev.seawall.collect.aws;

/** A result that is being worked on; whoever asks for it waits. */
@FunctionalInterface
interface Later<T> {
  T get();

  /** Waits until it is there. */
  default void await() {
    T unused = get();
    assert unused != null;
  }
}
