package dev.seawall.core.value;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that looked like a secret and was left behind where it was read; says what it looked
 * like, and what stood around it.
 */
public final class Redacted extends Value {
  private final String what;
  private final @Nullable String rest;

  /** A value of which nothing is kept. */
  public Redacted(String what) {
    super(what.hashCode() * 31 + 7, 1);
    this.what = what;
    rest = null;
  }

  /** A text, such as a command, of which all but the secret is kept. */
  public Redacted(String what, String rest) {
    super((what.hashCode() * 31 + rest.hashCode()) * 31 + 7, 1);
    this.what = what;
    this.rest = rest;
  }

  public String what() {
    return what;
  }

  /** The text with {@code (redacted)} in place of every secret; empty when nothing was kept. */
  public Optional<String> rest() {
    return Optional.ofNullable(rest);
  }

  @Override
  public String kindName() {
    return "a redacted value";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Redacted that
        && what.equals(that.what)
        && Objects.equals(rest, that.rest);
  }

  /** {@code redacted (password)}, or the rest: never to be taken for the value itself. */
  @Override
  public String toString() {
    return rest == null ? "redacted (" + what + ")" : rest;
  }
}
