package dev.seawall.collect.aws;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/**
 * How fast one service of one region may be asked. Nobody tells its limit, so it is learned: as
 * fast as can be until a call is refused, then as fast as calls went through. A service refuses
 * when its tokens are used up, so that between two refusals it let through just what it was
 * refilled with: that is measured, and kept to with something to spare.
 *
 * <p>Times are nanoseconds of a clock that only goes forward.
 */
final class Pace {
  private static final long SECOND = 1_000_000_000L;

  /** Nothing is sent for so long after a refusal: what was sent before is refused meanwhile. */
  private static final long PAUSE = SECOND / 2;

  /** What is kept of the rate that was measured. */
  private static final double KEPT = 0.9;

  /** At the first refusal what was saved up is in the measure, too. */
  private static final double KEPT_AT_FIRST = 0.5;

  /** The most that one refusal slows down to: a measure of few calls says little. */
  private static final double LEAST_KEPT = 0.25;

  /** One refusal early on may be another's doing. */
  private static final double LEAST_AT_FIRST = 10;

  private static final double LEAST_A_SECOND = 0.5;

  /**
   * What a call that went through adds. Some 400 calls go through before the limit is found again,
   * which then costs one or two.
   */
  private static final double GROWTH = 1.0 / 2_000;

  private final LongSupplier clock;
  private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
  private double perSecond = Double.POSITIVE_INFINITY;
  private long next;
  private long slowedDown;
  private int passedSince;

  Pace(LongSupplier clock) {
    this.clock = clock;
  }

  /** Takes the turn and says zero, or says how many nanoseconds to wait before asking again. */
  synchronized long turn() {
    if (isUnlimited()) {
      return 0;
    }
    long now = clock.getAsLong();
    if (next - now > 0) {
      return next - now;
    }
    next = now + nanoseconds(1 / perSecond);
    return 0;
  }

  /** A call was let through, whatever its answer was. */
  synchronized void passed() {
    if (isUnlimited()) {
      long now = clock.getAsLong();
      lastSecond.add(now);
      forget(now);
      return;
    }
    passedSince++;
    perSecond *= 1 + GROWTH;
  }

  /** A call was refused because there were too many. */
  synchronized void refused() {
    long now = clock.getAsLong();
    if (isUnlimited()) {
      forget(now);
      perSecond = Math.max(LEAST_AT_FIRST, KEPT_AT_FIRST * lastSecond.size());
      lastSecond.clear();
    } else if (now - slowedDown < PAUSE) {
      return;
    } else {
      double measured = KEPT * passedSince / (now - slowedDown) * SECOND;
      double rate = Math.clamp(measured, LEAST_KEPT * perSecond, KEPT * perSecond);
      perSecond = Math.max(LEAST_A_SECOND, rate);
    }
    slowedDown = now;
    passedSince = 0;
    next = now + PAUSE;
  }

  /** Calls a second, infinite before the first refusal. */
  synchronized double perSecond() {
    return perSecond;
  }

  /** Whether no call was refused yet. */
  synchronized boolean isUnlimited() {
    return Double.isInfinite(perSecond);
  }

  private void forget(long now) {
    while (!lastSecond.isEmpty() && now - lastSecond.peek() > SECOND) {
      lastSecond.poll();
    }
  }

  private static long nanoseconds(double seconds) {
    return (long) (seconds * SECOND);
  }
}
