package dev.seawall.core.aws.iam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A condition operator without its set operator and {@code IfExists} (IAM User Guide, "IAM JSON
 * policy elements: Condition operators").
 */
enum Operator {
  STRING_EQUALS("StringEquals", Comparison.STRING, false),
  STRING_NOT_EQUALS("StringNotEquals", Comparison.STRING, true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Comparison.STRING_IGNORING_CASE, false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Comparison.STRING_IGNORING_CASE, true),
  STRING_LIKE("StringLike", Comparison.STRING_PATTERN, false),
  STRING_NOT_LIKE("StringNotLike", Comparison.STRING_PATTERN, true),
  NUMERIC_EQUALS("NumericEquals", Comparison.NUMBER_EQUAL, false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", Comparison.NUMBER_EQUAL, true),
  NUMERIC_LESS_THAN("NumericLessThan", Comparison.NUMBER_LESS, false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Comparison.NUMBER_LESS_OR_EQUAL, false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", Comparison.NUMBER_GREATER, false),
  NUMERIC_GREATER_THAN_EQUALS(
      "NumericGreaterThanEquals", Comparison.NUMBER_GREATER_OR_EQUAL, false),
  DATE_EQUALS("DateEquals", Comparison.DATE_EQUAL, false),
  DATE_NOT_EQUALS("DateNotEquals", Comparison.DATE_EQUAL, true),
  DATE_LESS_THAN("DateLessThan", Comparison.DATE_LESS, false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", Comparison.DATE_LESS_OR_EQUAL, false),
  DATE_GREATER_THAN("DateGreaterThan", Comparison.DATE_GREATER, false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Comparison.DATE_GREATER_OR_EQUAL, false),
  BOOL("Bool", Comparison.BOOL, false),
  BINARY_EQUALS("BinaryEquals", Comparison.BINARY, false),
  IP_ADDRESS("IpAddress", Comparison.IP, false),
  NOT_IP_ADDRESS("NotIpAddress", Comparison.IP, true),
  ARN_EQUALS("ArnEquals", Comparison.ARN, false),
  ARN_LIKE("ArnLike", Comparison.ARN, false),
  ARN_NOT_EQUALS("ArnNotEquals", Comparison.ARN, true),
  ARN_NOT_LIKE("ArnNotLike", Comparison.ARN, true),
  NULL("Null", Comparison.BOOL, false);

  private static final Map<String, Operator> BY_NAME = new HashMap<>();

  static {
    for (Operator each : values()) {
      BY_NAME.put(each.label.toLowerCase(Locale.ROOT), each);
    }
  }

  private final String label;
  private final Comparison comparison;
  private final boolean negated;

  Operator(String label, Comparison comparison, boolean negated) {
    this.label = label;
    this.comparison = comparison;
    this.negated = negated;
  }

  static Optional<Operator> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The name in a policy. */
  String label() {
    return label;
  }

  Comparison comparison() {
    return comparison;
  }

  /** Whether the condition holds when no value matches. */
  boolean isNegated() {
    return negated;
  }
}
