package dev.seawall.core.value;

/** A value that is not known here, such as a variable; says why. */
public final class Unresolved extends Value {
  /** What differs between the trees that a tree of {@link InCommon} stands for. */
  static final Unresolved VARYING = new Unresolved("differs", 0);

  private final String reason;

  public Unresolved(String reason) {
    this(reason, 1);
  }

  private Unresolved(String reason, int size) {
    super(reason.hashCode() * 31 + 11, size);
    this.reason = reason;
  }

  /** The value, when it is not one that must not be touched. */
  static Value told(Value value) {
    if (value == VARYING) {
      throw VaryingException.TOUCHED;
    }
    return value;
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
