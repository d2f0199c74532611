package dev.seawall.core.value;

/**
 * What trees have in common, as one tree that is read as each of them until something is touched
 * that differs: that throws a {@link VaryingException}. What is read of it without one is true of
 * them all.
 */
public final class InCommon {
  private InCommon() {}

  /** What two trees have in common; each may itself stand for several. */
  @SuppressWarnings("ReferenceEquality") // most of what is equal is the same object
  public static Value of(Value one, Value other) {
    if (one == other) {
      return one;
    }
    if (one instanceof Mapping first
        && other instanceof Mapping second
        && first.isReadAs(second)
        && first.keys().equals(second.keys())) {
      Value[] shared = of(first.values(), second.values());
      return shared == first.values() ? first : first.with(shared);
    }
    if (one instanceof Sequence first
        && other instanceof Sequence second
        && first.length() == second.length()) {
      Value[] shared = of(first.values(), second.values());
      return shared == first.values() ? first : Sequence.owning(shared);
    }
    return !one.varies() && !other.varies() && one.equals(other) ? one : Unresolved.VARYING;
  }

  /** What two lists of one length have in common: the first itself when that is all of it. */
  @SuppressWarnings("ReferenceEquality")
  private static Value[] of(Value[] first, Value[] second) {
    Value[] shared = first;
    for (int i = 0; i < first.length; i++) {
      Value both = of(first[i], second[i]);
      if (both != first[i]) {
        shared = shared == first ? first.clone() : shared;
        shared[i] = both;
      }
    }
    return shared;
  }
}
