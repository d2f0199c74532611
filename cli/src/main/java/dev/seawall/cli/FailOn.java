package dev.seawall.cli;

import dev.seawall.core.check.Severity;
import java.util.Optional;

/** From which severity on a finding makes the exit code 1. */
record FailOn(Optional<Severity> severity) {
  static final FailOn LOW = new FailOn(Optional.of(Severity.LOW));

  static FailOn parse(String word) {
    if (word.equalsIgnoreCase("never")) {
      return new FailOn(Optional.empty());
    }
    for (Severity severity : Severity.values()) {
      if (severity.word().equalsIgnoreCase(word)) {
        return new FailOn(Optional.of(severity));
      }
    }
    throw CommandException.usage(
        "fail-on is \"" + word + "\"; expected critical, high, medium, low or never");
  }
}
