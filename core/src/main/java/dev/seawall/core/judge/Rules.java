package dev.seawall.core.judge;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a user decided about findings beforehand: accepted risks, and a baseline of findings that
 * are known already (fingerprint to how many). {@code today} decides what has expired; {@code
 * exemptionFile} is named in what is said of exemptions.
 */
public record Rules(
    List<Exemption> exemptions,
    String exemptionFile,
    Map<String, Integer> baseline,
    LocalDate today) {
  public Rules {
    exemptions = List.copyOf(exemptions);
    baseline = Map.copyOf(baseline);
  }

  /** Nothing is accepted and nothing is known. */
  public static Rules none() {
    return new Rules(List.of(), "", Map.of(), LocalDate.EPOCH);
  }
}
