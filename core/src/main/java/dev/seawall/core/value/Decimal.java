package dev.seawall.core.value;

/** A number with a fraction, an exponent, or more than 64 bits. */
public final class Decimal extends Value {
  private final double number;

  public Decimal(double number) {
    super(Double.hashCode(number) * 31 + 5, 1);
    this.number = number;
  }

  public double number() {
    return number;
  }

  @Override
  public String kindName() {
    return "a decimal number";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal that && Double.compare(number, that.number) == 0;
  }

  @Override
  public String toString() {
    return String.valueOf(number);
  }
}
