package dev.seawall.core.kubernetes.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Labels as far as they are known. Some keys may be set although they are not known here: those of
 * a namespace whose object was not given, or those that a controller adds to the pods it makes.
 */
public final class Labels {
  private final Map<String, String> known;
  private final Map<String, String> added;
  private final Set<String> open;
  private final String openReason;
  private final boolean allOpen;

  private Labels(
      Map<String, String> known,
      Map<String, String> added,
      Set<String> open,
      String openReason,
      boolean allOpen) {
    this.known = Map.copyOf(known);
    this.added = Map.copyOf(added);
    this.open = Set.copyOf(open);
    this.openReason = openReason;
    this.allOpen = allOpen;
  }

  /** All labels of a thing. */
  public static Labels of(Map<String, String> known) {
    return new Labels(known, Map.of(), Set.of(), "", false);
  }

  /** All labels but some keys that may be set, to what is not known. */
  public static Labels of(Map<String, String> known, Set<String> open, String reason) {
    return new Labels(known, Map.of(), open, reason, false);
  }

  /** Some labels of a thing; any other key may be set. */
  public static Labels atLeast(Map<String, String> known, String reason) {
    return new Labels(known, Map.of(), Set.of(), reason, true);
  }

  /** These and some more. */
  Labels with(Map<String, String> more) {
    // Asked for every pod and policy: the known ones, copied before, are not copied again.
    if (added.isEmpty()) {
      return new Labels(known, more, open, openReason, allOpen);
    }
    Map<String, String> all = new HashMap<>(added);
    all.putAll(more);
    return new Labels(known, all, open, openReason, allOpen);
  }

  private @Nullable String value(String key) {
    String value = added.get(key);
    return value == null ? known.get(key) : value;
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(value(key));
  }

  public Answer has(String key) {
    if (value(key) != null) {
      return Answer.YES;
    }
    return allOpen || open.contains(key)
        ? Answer.unknown("label " + key + ": " + openReason)
        : Answer.NO;
  }

  /** Whether the key has one of these values. */
  public Answer hasIn(String key, Set<String> values) {
    String value = value(key);
    return value != null ? Answer.of(values.contains(value)) : has(key);
  }

  @Override
  public String toString() {
    Map<String, String> all = new HashMap<>(known);
    all.putAll(added);
    return all.toString();
  }
}
