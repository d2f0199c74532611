package dev.seawall.core.kubernetes.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labels as far as they are known. Some keys may be set although they are not known here: those of
 * a namespace whose object was not given, or those that a controller adds to the pods it makes.
 */
public final class Labels {
  private final Map<String, String> known;
  private final Set<String> open;
  private final String openReason;
  private final boolean allOpen;

  private Labels(Map<String, String> known, Set<String> open, String openReason, boolean allOpen) {
    this.known = Map.copyOf(known);
    this.open = Set.copyOf(open);
    this.openReason = openReason;
    this.allOpen = allOpen;
  }

  /** All labels of a thing. */
  public static Labels of(Map<String, String> known) {
    return new Labels(known, Set.of(), "", false);
  }

  /** All labels but some keys that may be set, to what is not known. */
  public static Labels of(Map<String, String> known, Set<String> open, String reason) {
    return new Labels(known, open, reason, false);
  }

  /** Some labels of a thing; any other key may be set. */
  public static Labels atLeast(Map<String, String> known, String reason) {
    return new Labels(known, Set.of(), reason, true);
  }

  /** These and some more. */
  Labels with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(known);
    all.putAll(more);
    return new Labels(all, open, openReason, allOpen);
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(known.get(key));
  }

  public Answer has(String key) {
    if (known.containsKey(key)) {
      return Answer.YES;
    }
    return allOpen || open.contains(key)
        ? Answer.unknown("label " + key + ": " + openReason)
        : Answer.NO;
  }

  /** Whether the key has one of these values. */
  public Answer hasIn(String key, Set<String> values) {
    String value = known.get(key);
    return value != null ? Answer.of(values.contains(value)) : has(key);
  }

  @Override
  public String toString() {
    return known.toString();
  }
}
