package dev.seawall.core.snapshot;

import dev.seawall.core.value.Position;
import java.util.Comparator;

/**
 * Input that could not be read: where, what is wrong, and what was expected. A problem makes a scan
 * incomplete unless it is {@link Level#NOTICE}.
 */
public record Problem(Level level, String where, Position position, String message) {
  /** By place, then by what is said. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::where)
          .thenComparingInt(problem -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column())
          .thenComparing(Problem::message)
          .thenComparing(Problem::level);

  /** How much it matters. */
  public enum Level {
    /** Something was not judged. */
    ERROR,
    /** Left out on purpose, and said. */
    NOTICE
  }

  /** {@code path:line:column}, as far as it is known. */
  public String place() {
    return position.isKnown() ? where + ":" + position.line() + ":" + position.column() : where;
  }
}
