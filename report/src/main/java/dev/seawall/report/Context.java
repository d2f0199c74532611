package dev.seawall.report;

import java.time.Duration;

/**
 * What a report says beside the results: the tool's version, the target as it was given on the
 * command line, when the run started (ISO 8601) and how long it took, the screen it is written to,
 * and whether every finding is listed on the terminal. Empty and zero are not shown.
 */
public record Context(
    String version, String target, String started, Duration took, Screen screen, boolean details) {

  /** A context without times and without a screen. */
  public static Context of(String version, String target) {
    return new Context(version, target, "", Duration.ZERO, Screen.PLAIN, false);
  }

  public Context on(Screen other) {
    return new Context(version, target, started, took, other, details);
  }

  public Context withDetails(boolean wanted) {
    return new Context(version, target, started, took, screen, wanted);
  }

  public Context timed(String start, Duration duration) {
    return new Context(version, target, start, duration, screen, details);
  }
}
