package dev.seawall.core.value;

/** A value that is not known here, such as a variable; says why. */
public final class Unresolved extends Value {
  private final String reason;

  public Unresolved(String reason) {
    super(reason.hashCode() * 31 + 11, 1);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  @Override
  public String kindName() {
    return "an unresolved value";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unresolved that && reason.equals(that.reason);
  }

  @Override
  public String toString() {
    return String.valueOf(reason);
  }
}
