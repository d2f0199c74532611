package dev.seawall.core.aws.iam;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The condition keys of a request and their values; names count without case (IAM User Guide, "IAM
 * JSON policy elements: Condition"). A complete context holds every key of the request, so that any
 * other is absent. A partial one leaves open what it does not tell.
 */
public final class Context {
  private final Map<String, List<String>> values;
  private final Set<String> absent;
  private final boolean complete;
  private final Defaults defaults;

  private Context(
      Map<String, List<String>> values, Set<String> absent, boolean complete, Defaults defaults) {
    this.values = values;
    this.absent = absent;
    this.complete = complete;
    this.defaults = defaults;
  }

  /** Values that AWS itself puts into a request. */
  @FunctionalInterface
  interface Defaults {
    Defaults NONE = Map::of;

    /** The values by key; the keys are in lower case. */
    Map<String, List<String>> values();
  }

  /** What a context says of a key. */
  sealed interface Entry {}

  /** The key is in the request, with at least one value. */
  record Present(List<String> values) implements Entry {}

  /** The request has no such key. */
  enum Absent implements Entry {
    ABSENT
  }

  /** Whether the request has the key is not known. */
  enum Untold implements Entry {
    UNTOLD
  }

  /** Every key of the request; a key without values counts as absent. */
  public static Context complete(Map<String, List<String>> values) {
    return new Context(lowered(values), Set.of(), true, Defaults.NONE);
  }

  /** The keys that are known; whether the request has others is not. */
  public static Context partial(Map<String, List<String>> values) {
    return partial(values, Set.of());
  }

  /** The keys that are known, and keys that the request is known not to have. */
  public static Context partial(Map<String, List<String>> values, Set<String> absent) {
    Set<String> without = new HashSet<>();
    absent.forEach(key -> without.add(lower(key)));
    return new Context(lowered(values), without, false, Defaults.NONE);
  }

  private static Map<String, List<String>> lowered(Map<String, List<String>> values) {
    Map<String, List<String>> lowered = new HashMap<>();
    values.forEach((key, list) -> lowered.put(lower(key), List.copyOf(list)));
    return lowered;
  }

  /** This context, and values for keys that it does not tell itself; made when asked for. */
  Context withDefaults(Defaults others) {
    return new Context(values, absent, complete, others);
  }

  /** What is said of a key whose name is in lower case. */
  Entry entry(String lowerKey) {
    List<String> list = values.get(lowerKey);
    if (list != null) {
      return list.isEmpty() ? Absent.ABSENT : new Present(list);
    }
    if (absent.contains(lowerKey)) {
      return Absent.ABSENT;
    }
    List<String> own = lowerKey.startsWith("aws:") ? defaults.values().get(lowerKey) : null;
    if (own != null) {
      return new Present(own);
    }
    return complete ? Absent.ABSENT : Untold.UNTOLD;
  }

  static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}
