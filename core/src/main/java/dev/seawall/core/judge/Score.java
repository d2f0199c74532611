package dev.seawall.core.judge;

import dev.seawall.core.check.Severity;
import java.util.Optional;

/**
 * How much of what could be asked is well, weighted by severity, in per cent. {@code points} counts
 * what is not known as bad, {@code best} as good, so the truth lies between. Many small passes do
 * not make up for one grave failure: a critical finding keeps the score at 40 or below, a high one
 * at 70, a medium one at 90. Accepted risks do not count. Nothing known is not scored.
 */
public record Score(int points, int best) {
  /** Nothing was judged. */
  public static final Score NONE = new Score(-1, -1);

  static Score of(long passed, long failed, long unknown, Optional<Severity> worst) {
    if (passed + failed == 0) {
      return NONE;
    }
    long all = passed + failed + unknown;
    int most = worst.map(Score::most).orElse(100);
    return new Score(
        (int) Math.min(most, passed * 100 / all),
        (int) Math.min(most, (passed + unknown) * 100 / all));
  }

  private static int most(Severity worst) {
    return switch (worst) {
      case CRITICAL -> 40;
      case HIGH -> 70;
      case MEDIUM -> 90;
      case LOW -> 99;
    };
  }

  public boolean isScored() {
    return points >= 0;
  }
}
