package dev.seawall.core.value;

/**
 * A value that looked like a secret and was left behind where it was read; says what it looked
 * like.
 */
public final class Redacted extends Value {
  private final String what;

  public Redacted(String what) {
    super(what.hashCode() * 31 + 7, 1);
    this.what = what;
  }

  public String what() {
    return what;
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
    return other instanceof Redacted that && what.equals(that.what);
  }

  /** {@code redacted (password)}: never to be taken for the value itself. */
  @Override
  public String toString() {
    return "redacted (" + what + ")";
  }
}
