package dev.seawall.core.aws.iam;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A value of Kleene's three-valued logic; the unknown one says what is missing. */
final class Truth {
  static final Truth YES = new Truth(List.of());
  static final Truth NO = new Truth(List.of());

  /** More reasons than a person reads; the answer does not depend on them. */
  private static final int MOST_REASONS = 20;

  private final List<String> missing;

  private Truth(List<String> missing) {
    this.missing = missing;
  }

  static Truth of(boolean value) {
    return value ? YES : NO;
  }

  static Truth unknown(String missing) {
    return new Truth(List.of(missing));
  }

  boolean isYes() {
    return this == YES;
  }

  boolean isNo() {
    return this == NO;
  }

  boolean isUnknown() {
    return this != YES && this != NO;
  }

  /** What would have to be known; empty when the value is known. */
  List<String> missing() {
    return missing;
  }

  Truth and(Truth other) {
    if (isNo() || other.isNo()) {
      return NO;
    }
    if (isYes()) {
      return other;
    }
    return other.isYes() ? this : merged(other);
  }

  Truth or(Truth other) {
    if (isYes() || other.isYes()) {
      return YES;
    }
    if (isNo()) {
      return other;
    }
    return other.isNo() ? this : merged(other);
  }

  Truth not() {
    if (isUnknown()) {
      return this;
    }
    return of(isNo());
  }

  private Truth merged(Truth other) {
    if (missing.size() >= MOST_REASONS || missing.equals(other.missing)) {
      return this;
    }
    Set<String> all = new LinkedHashSet<>(missing);
    all.addAll(other.missing);
    return all.size() == missing.size()
        ? this
        : new Truth(all.stream().limit(MOST_REASONS).toList());
  }

  @Override
  public String toString() {
    if (isUnknown()) {
      return "unknown " + missing;
    }
    return isYes() ? "yes" : "no";
  }
}
