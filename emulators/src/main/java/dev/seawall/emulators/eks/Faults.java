package dev.seawall.emulators.eks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What goes wrong on demand: refused actions, throttled calls and slow answers. Actions are written
 * as in an IAM policy, such as {@code eks:ListClusters} or {@code eks:Describe*}.
 */
public final class Faults {
  private static final Pattern ACTION = Pattern.compile("(eks:)?[A-Za-z*?]+");
  private volatile List<String> denied = List.of();
  private volatile List<String> allowed = List.of("*");
  private volatile int throttleEvery;
  private volatile Duration latency = Duration.ZERO;
  private final AtomicLong calls = new AtomicLong();

  Faults() {}

  /**
   * Refuses these actions from now on, and no others.
   *
   * @throws IllegalArgumentException if one is not an action of EKS
   */
  public void deny(List<String> actions) {
    denied = checked(actions);
  }

  /**
   * Refuses all but these actions from now on; {@code *} allows every one.
   *
   * @throws IllegalArgumentException if one is not an action of EKS
   */
  public void allowOnly(List<String> actions) {
    allowed = checked(actions);
  }

  private static List<String> checked(List<String> actions) {
    for (String action : actions) {
      if (!ACTION.matcher(action).matches()) {
        throw new IllegalArgumentException(
            "\"" + action + "\" is no action; expected one such as eks:ListClusters or eks:List*");
      }
    }
    return List.copyOf(actions);
  }

  /** Throttles every nth call from now on; 0 throttles none. */
  public void throttleEvery(int calls) {
    if (calls < 0) {
      throw new IllegalArgumentException("calls cannot be fewer than 0");
    }
    throttleEvery = calls;
    this.calls.set(0);
  }

  /** Delays every answer by so much from now on. */
  public void latency(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a delay cannot be negative");
    }
    latency = duration;
  }

  List<String> denied() {
    return denied;
  }

  int throttleEvery() {
    return throttleEvery;
  }

  Duration latency() {
    return latency;
  }

  /** Counts a call and says whether it is one to throttle. */
  boolean throttlesThisCall() {
    int every = throttleEvery;
    return every > 0 && calls.incrementAndGet() % every == 0;
  }

  boolean denies(String operation) {
    return denied.stream().anyMatch(action -> matches(action, operation))
        || allowed.stream().noneMatch(action -> matches(action, operation));
  }

  private static boolean matches(String action, String operation) {
    String name = action.startsWith("eks:") ? action.substring("eks:".length()) : action;
    String expression = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(operation).matches();
  }
}
