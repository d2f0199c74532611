package dev.seawall.core.value;

/** An explicit null. Kubernetes treats it as an absent field. */
public final class Null extends Value {
  public static final Null NULL = new Null();

  private Null() {
    super(17, 1);
  }

  @Override
  public String kindName() {
    return "null";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Null;
  }

  @Override
  public String toString() {
    return "null";
  }
}
