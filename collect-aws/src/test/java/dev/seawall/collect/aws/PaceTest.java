package dev.seawall.collect.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long ROUND_TRIP = 20;
  private static final int AT_ONCE = 16;

  private long milliseconds = 7;
  private final Pace pace = new Pace(() -> milliseconds * MILLISECOND);

  /** Tokens as EC2 describes them: so many saved up, so many more a second. */
  private static final class Bucket {
    private final double most;
    private double eachSecond;
    private double tokens;
    private long last;

    Bucket(double most, double eachSecond) {
      this.most = most;
      this.eachSecond = eachSecond;
      this.tokens = most;
    }

    boolean take(long now) {
      tokens = Math.min(most, tokens + (now - last) / 1e3 * eachSecond);
      last = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }

  private record Sent(long answered, boolean let) {}

  private record Outcome(int passed, int refused, double seconds) {
    double share() {
      return (double) refused / (passed + refused);
    }
  }

  /** Makes calls as fast as the pace allows, and repeats each until it was let through. */
  private Outcome make(int calls, Bucket bucket) {
    long start = milliseconds;
    ArrayDeque<Sent> underWay = new ArrayDeque<>();
    int passed = 0;
    int refused = 0;
    while (passed < calls) {
      milliseconds++;
      while (!underWay.isEmpty() && underWay.peek().answered() <= milliseconds) {
        if (underWay.poll().let()) {
          passed++;
          pace.passed();
        } else {
          refused++;
          pace.refused();
        }
      }
      while (underWay.size() < AT_ONCE && pace.turn() == 0) {
        underWay.add(new Sent(milliseconds + ROUND_TRIP, bucket.take(milliseconds)));
      }
    }
    return new Outcome(passed, refused, (milliseconds - start) / 1e3);
  }

  @Test
  void nothingWaitsBeforeTheFirstRefusal() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(pace.turn()).isZero();
      pace.passed();
    }
    assertThat(pace.isUnlimited()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"100, 20", "100, 5", "200, 100", "50, 10", "1000, 100"})
  void lessThanOneInAHundredIsRefusedAndTheServiceIsUsed(double most, double eachSecond) {
    Outcome outcome = make(4_000, new Bucket(most, eachSecond));

    assertThat(outcome.refused()).isPositive();
    assertThat(outcome.share()).isLessThan(0.01);
    assertThat((4_000 - most) / outcome.seconds()).isGreaterThan(0.8 * eachSecond);
  }

  @Test
  void allThatWereUnderWayAtTheFirstRefusalSlowDownOnce() {
    for (int i = 0; i < 100; i++) {
      pace.turn();
      pace.passed();
    }
    pace.refused();
    double after = pace.perSecond();
    for (int i = 0; i < AT_ONCE; i++) {
      milliseconds += 5;
      pace.refused();
    }

    assertThat(after).isEqualTo(50);
    assertThat(pace.perSecond()).isEqualTo(after);
    assertThat(pace.turn()).as("nothing is sent meanwhile").isPositive();
  }

  @Test
  void whatPassedBetweenTwoRefusalsIsTheLimit() {
    make(150, new Bucket(100, 20));
    assertThat(pace.perSecond()).isCloseTo(18, within(2.0));
  }

  @Test
  void turnsAreAsFarApartAsThePaceSays() {
    make(150, new Bucket(100, 20));
    milliseconds += 10_000;
    List<Long> turns = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      milliseconds++;
      if (pace.turn() == 0) {
        turns.add(milliseconds);
      }
    }

    assertThat((double) turns.size()).isCloseTo(2 * pace.perSecond(), within(2.0));
    for (int i = 1; i < turns.size(); i++) {
      assertThat(turns.get(i) - turns.get(i - 1))
          .as("what was not used is not made up for")
          .isGreaterThanOrEqualTo((long) (1_000 / pace.perSecond()));
    }
  }

  @Test
  void aLimitThatBecomesLowerIsFoundWithFewRefusals() {
    Bucket bucket = new Bucket(100, 100);
    make(1_000, bucket);
    bucket.eachSecond = 10;
    Outcome outcome = make(1_000, bucket);

    assertThat(outcome.share()).isLessThan(0.02);
    assertThat(pace.perSecond()).isBetween(8.0, 12.0);
  }

  @Test
  void aLimitThatBecomesHigherIsFoundInTime() {
    Bucket bucket = new Bucket(100, 20);
    make(500, bucket);
    bucket.eachSecond = 40;
    make(4_000, bucket);

    assertThat(pace.perSecond()).isGreaterThan(32);
  }

  @Test
  void aServiceThatRefusesEverythingIsStillAsked() {
    for (int i = 0; i < 100; i++) {
      milliseconds += 1_000;
      pace.refused();
    }
    milliseconds += 2_000;
    assertThat(pace.turn()).isZero();
    assertThat(pace.turn()).isBetween(1L, 2_000 * MILLISECOND);
  }

  @Test
  void oneRefusalAmongFewCallsDoesNotStopAScan() {
    pace.turn();
    pace.refused();
    assertThat(pace.perSecond()).isGreaterThanOrEqualTo(10);
  }
}
