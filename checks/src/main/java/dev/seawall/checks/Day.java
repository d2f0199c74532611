package dev.seawall.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day of a moment as messages write it: {@code 2026-11-22}, in UTC. */
public final class Day {
  private Day() {}

  public static String of(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }
}
