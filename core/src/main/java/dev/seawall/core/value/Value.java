package dev.seawall.core.value;

/**
 * A node of a document's tree: a scalar, a mapping, a sequence, or a place where the value is not
 * known. Immutable; equal trees built through one {@link Pool} are the same object.
 */
public abstract sealed class Value
    permits Text, Bool, Whole, Decimal, Null, Redacted, Unresolved, Mapping, Sequence {
  final int hash;
  private final int size;

  Value(int hash, int size) {
    this.hash = hash;
    this.size = size;
  }

  /** The number of nodes in this tree, itself included; 0 when something in it varies. */
  public final int size() {
    return size;
  }

  /** Whether this stands for several trees that differ in it or somewhere below it. */
  final boolean varies() {
    return size == 0;
  }

  /** Whether two nodes are equal given that their children are the same objects when equal. */
  abstract boolean sameNode(Value other);

  /** What a person calls this kind of value: "text", "a number", "a list". */
  public abstract String kindName();

  @Override
  public final int hashCode() {
    if (size == 0) {
      throw VaryingException.TOUCHED;
    }
    return hash;
  }

  @Override
  public abstract boolean equals(Object other);
}
