package dev.seawall.core.aws.iam;

import java.util.List;

/**
 * What a statement of a trust policy asks of one condition key, such as the subject of a token.
 *
 * @param key in lower case
 * @param operator as the policy has it
 * @param values any of which will do
 * @param holdsWithoutKey whether a request that lacks the key passes: under {@code ForAllValues},
 *     {@code …IfExists} and the negated operators
 * @param statement where it stands
 */
public record Claim(
    String key,
    String operator,
    List<String> values,
    boolean holdsWithoutKey,
    Statement statement) {
  public Claim {
    values = List.copyOf(values);
  }

  /** Whether another condition of the same statement asks the same key and does not hold alone. */
  public boolean isBackedBy(Claim other) {
    return other.key.equals(key)
        && other.statement.path().equals(statement.path())
        && !other.holdsWithoutKey
        && !other.operator.equalsIgnoreCase("Null");
  }
}
