package dev.seawall.checks.podsecurity;

import java.util.Locale;
import java.util.Optional;

/** How strict a policy is; each level contains the ones before it. */
public enum Level {
  PRIVILEGED,
  BASELINE,
  RESTRICTED;

  /** The level of a label's value, which is case-sensitive. */
  public static Optional<Level> of(String word) {
    for (Level level : values()) {
      if (level.word().equals(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** As it is written in labels: {@code restricted}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
