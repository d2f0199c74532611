package dev.seawall.checks.podsecurity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What Pod Security Admission says of one pod: the controls violated, in the API server's order,
 * and the controls that could not be decided because a field is not known or of the wrong type.
 */
public record Evaluation(Policy policy, List<Violation> violations, List<Undecided> undecided) {
  /** A control that a field's unknown value leaves open; the reason names the field. */
  public record Undecided(String check, String reason) {}

  public Evaluation {
    violations = List.copyOf(violations);
    undecided = List.copyOf(undecided);
  }

  /** Whether every control was decided and is met. */
  public boolean isAllowed() {
    return violations.isEmpty() && undecided.isEmpty();
  }

  /** Whether the API server would refuse it, whatever the undecided fields hold. */
  public boolean isDenied() {
    return !violations.isEmpty();
  }

  /**
   * The API server's message for a pod it denies: {@code violates PodSecurity "baseline:latest":
   * privileged (container "a" must not set securityContext.privileged=true)}.
   */
  public String message() {
    return "violates PodSecurity \""
        + policy
        + "\": "
        + violations.stream().map(Violation::toString).collect(Collectors.joining(", "));
  }
}
