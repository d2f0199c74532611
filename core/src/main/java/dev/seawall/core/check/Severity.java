package dev.seawall.core.check;

import java.util.Locale;

/** How bad it is when a check fails, worst first. */
public enum Severity {
  CRITICAL(10),
  HIGH(6),
  MEDIUM(3),
  LOW(1);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  /** What one verdict of this severity counts for in the score. */
  public int weight() {
    return weight;
  }

  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /** Lower case, as it is written everywhere. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
