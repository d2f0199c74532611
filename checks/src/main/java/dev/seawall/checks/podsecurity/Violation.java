package dev.seawall.checks.podsecurity;

/**
 * A control that a pod does not meet: its id, and the reason and detail that the API server gives.
 */
public record Violation(String check, String reason, String detail) {
  /** {@code hostPort (container "a" uses hostPort 80)}. */
  @Override
  public String toString() {
    return detail.isEmpty() ? reason : reason + " (" + detail + ")";
  }
}
