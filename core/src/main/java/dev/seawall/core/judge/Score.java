package dev.seawall.core.judge;

/**
 * How much of what could be asked is well, weighted by severity. {@code points} counts what is not
 * known as bad, {@code best} as good; both in per cent, so the truth lies between. Nothing known is
 * not scored.
 */
public record Score(int points, int best) {
  /** Nothing was judged. */
  public static final Score NONE = new Score(-1, -1);

  static Score of(long passed, long failed, long unknown) {
    if (passed + failed == 0) {
      return NONE;
    }
    long all = passed + failed + unknown;
    return new Score((int) (passed * 100 / all), (int) ((passed + unknown) * 100 / all));
  }

  public boolean isScored() {
    return points >= 0;
  }
}
