package dev.seawall.core.asset;

import dev.seawall.core.value.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of an asset as a check sees it: its value if it is set, the API's default if not, the
 * path for the evidence, and whether it is known at all. Reading a fact that is not known ends the
 * judgement as Unknown.
 */
public final class Fact<T> {
  private final Asset asset;
  private final String[] keys;
  private final @Nullable T value;
  private final @Nullable T fallback;
  private final @Nullable String unresolved;

  Fact(
      Asset asset,
      String[] keys,
      @Nullable T value,
      @Nullable T fallback,
      @Nullable String unresolved) {
    this.asset = asset;
    this.keys = keys;
    this.value = value;
    this.fallback = fallback;
    this.unresolved = unresolved;
  }

  /** The asset it was read from. */
  public Asset asset() {
    return asset;
  }

  /** Where the field is or would be in the document. */
  public Path path() {
    return asset.path().fields(keys);
  }

  /** Whether the document sets it. */
  public boolean isSet() {
    known();
    return value != null;
  }

  /**
   * Ends the judgement as Unknown where the field is not set and somebody else may still set it:
   * what nobody wrote is then no evidence.
   */
  public void requireEvidence() {
    if (value == null) {
      asset
          .completedBy()
          .ifPresent(
              who -> {
                throw new UnresolvedFactException(this, path() + " may be set by " + who);
              });
    }
  }

  /** Whether reading it would end the judgement. */
  public boolean isUnresolved() {
    return unresolved != null;
  }

  /** The value that is in force: the one set, or the default; empty when there is neither. */
  public Optional<T> value() {
    known();
    return Optional.ofNullable(value == null ? fallback : value);
  }

  /** The value in force, or another when there is none. */
  public T or(T other) {
    known();
    if (value != null) {
      return value;
    }
    return fallback == null ? other : fallback;
  }

  /** Whether the value in force is this one. */
  public boolean is(T expected) {
    known();
    return expected.equals(value == null ? fallback : value);
  }

  /** The same field with what the API assumes when it is not set. */
  public Fact<T> orDefault(T assumed) {
    return new Fact<>(asset, keys, value, assumed, unresolved);
  }

  /** The same field, where a value that the API reads as none, such as empty text, is not set. */
  public Fact<T> unless(T none) {
    return none.equals(value) ? new Fact<>(asset, keys, null, fallback, unresolved) : this;
  }

  /** This fact if it is set, else another: how a container's field overrides its pod's. */
  public Fact<T> orElse(Fact<T> other) {
    return value != null || unresolved != null || (other.value == null && other.unresolved == null)
        ? this
        : other;
  }

  /** The same field with its value read as something else. */
  public <R> Fact<R> map(Function<T, R> reading) {
    return new Fact<>(
        asset,
        keys,
        value == null ? null : reading.apply(value),
        fallback == null ? null : reading.apply(fallback),
        unresolved);
  }

  /** What was seen, for the evidence: the value, or that the field is not set. */
  public String seen() {
    if (unresolved != null) {
      return "not known: " + unresolved;
    }
    if (value != null) {
      return String.valueOf(value);
    }
    return fallback == null ? "not set" : "not set, default " + fallback;
  }

  private void known() {
    if (unresolved != null) {
      throw new UnresolvedFactException(this, unresolved);
    }
  }

  @Override
  public String toString() {
    return path() + ": " + seen();
  }
}
