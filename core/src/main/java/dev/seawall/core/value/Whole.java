package dev.seawall.core.value;

/** A whole number that fits 64 bits. */
public final class Whole extends Value {
  private final long number;

  public Whole(long number) {
    super(Long.hashCode(number) * 31 + 3, 1);
    this.number = number;
  }

  public long number() {
    return number;
  }

  @Override
  public String kindName() {
    return "a whole number";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Whole that && number == that.number;
  }

  @Override
  public String toString() {
    return String.valueOf(number);
  }
}
