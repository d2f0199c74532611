package dev.seawall.checks.podsecurity;

import dev.seawall.core.kubernetes.PodTemplate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One control of the standards: its id, the level that begins to ask it, the baseline control that
 * it takes the place of, and its rule from each version on that changed it.
 */
record Control(String id, Level level, String replaces, NavigableMap<Integer, Rule> rules) {
  /** Whether a pod meets a control; a field that is not known ends it with an exception. */
  @FunctionalInterface
  interface Rule {
    Optional<Denial> judge(PodTemplate pod);
  }

  static Control baseline(String id) {
    return new Control(id, Level.BASELINE, "", new TreeMap<>());
  }

  static Control restricted(String id) {
    return new Control(id, Level.RESTRICTED, "", new TreeMap<>());
  }

  /** Makes this control stand in for a baseline one wherever both would run. */
  Control replacing(String other) {
    return new Control(id, level, other, rules);
  }

  /** From version 1.{@code minor} on, this rule decides. */
  Control since(int minor, Rule rule) {
    NavigableMap<Integer, Rule> more = new TreeMap<>(rules);
    more.put(minor, rule);
    return new Control(id, level, replaces, more);
  }

  /** The rule at a version; empty when the control is younger. */
  Optional<Rule> rule(PolicyVersion version) {
    return Optional.ofNullable(rules.floorEntry(version.minor())).map(entry -> entry.getValue());
  }
}
