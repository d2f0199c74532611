package dev.seawall.core.value;

/** A place in a text: line and column, both counted from 1; 0 when it is not known. */
public record Position(int line, int column) {
  public static final Position UNKNOWN = new Position(0, 0);

  public boolean isKnown() {
    return line > 0;
  }
}
