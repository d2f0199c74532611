package dev.seawall.core.aws.iam;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resources of one account that a question is about.
 *
 * @param pattern an ARN with wildcards, or {@code *}
 * @param account the account they are in; empty when they are in the principal's
 */
public record Resources(String pattern, Optional<String> account) {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** Every resource of the principal's account. */
  public static Resources any() {
    return new Resources("*", Optional.empty());
  }

  /**
   * The resources whose ARN a pattern matches, such as {@code arn:aws:secretsmanager:*:*:secret:*};
   * in the account that the pattern names, or else in the principal's.
   */
  public static Resources matching(String pattern) {
    List<String> parts = Scalars.arnParts(pattern);
    boolean named = parts.size() == Scalars.ARN_PARTS && ACCOUNT.matcher(parts.get(4)).matches();
    return new Resources(pattern, named ? Optional.of(parts.get(4)) : Optional.empty());
  }

  /** The pattern with the account in place of an account that is left open. */
  Glob within(String owner) {
    List<String> parts = Scalars.arnParts(pattern);
    if (parts.size() != Scalars.ARN_PARTS || !parts.get(4).equals("*") || owner.isEmpty()) {
      return Glob.of(pattern, true);
    }
    return Glob.of(String.join(":", parts.subList(0, 4)) + ":" + owner + ":" + parts.get(5), true);
  }
}
