package dev.seawall.core.value;

/** A truth value. */
public final class Bool extends Value {
  public static final Bool TRUE = new Bool(true);
  public static final Bool FALSE = new Bool(false);
  private final boolean value;

  private Bool(boolean value) {
    super(Boolean.hashCode(value), 1);
    this.value = value;
  }

  public boolean value() {
    return value;
  }

  @Override
  public String kindName() {
    return "a boolean";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bool that && value == that.value;
  }

  @Override
  public String toString() {
    return Boolean.toString(value);
  }
}
