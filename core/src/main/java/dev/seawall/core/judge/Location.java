package dev.seawall.core.judge;

/**
 * Where something can be looked up: a file with line and column, counted from 1, or the API that
 * answered, with line and column 0.
 */
public record Location(String file, int line, int column) {
  /** Whether it is a file rather than an API. */
  public boolean isFile() {
    return line > 0;
  }

  @Override
  public String toString() {
    return isFile() ? file + ":" + line + ":" + column : file;
  }
}
