package dev.seawall.core.value;

/** A text scalar. */
public final class Text extends Value {
  private final String text;

  public Text(String text) {
    super(text.hashCode(), 1);
    this.text = text;
  }

  public String text() {
    return text;
  }

  @Override
  public String kindName() {
    return "text";
  }

  @Override
  boolean sameNode(Value other) {
    return equals(other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text that && text.equals(that.text);
  }

  @Override
  public String toString() {
    return String.valueOf(text);
  }
}
