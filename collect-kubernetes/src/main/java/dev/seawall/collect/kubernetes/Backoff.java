package dev.seawall.collect.kubernetes;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a request is made again. */
final class Backoff {
  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 10_000;

  private Backoff() {}

  /** What the server asks for with a little more, or a random part of a doubling time. */
  static Duration before(int attempt, Optional<Duration> retryAfter) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (retryAfter.isPresent()) {
      return retryAfter.get().plusMillis(random.nextLong(FIRST_MILLIS));
    }
    long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
    return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
  }
}
