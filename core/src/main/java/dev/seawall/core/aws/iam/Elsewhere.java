package dev.seawall.core.aws.iam;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service of AWS would say of resources of other accounts on whose behalf it asks: one
 * account that nobody means, and others that fit the wildcards a trust policy is written with, as
 * in {@code arn:aws:eks:eu-west-1:*:cluster/prod}.
 *
 * @param source the ARN of a resource of the account that nobody means
 * @param own the account that is not elsewhere
 */
record Elsewhere(String source, String own) {
  private static final int DIGITS = 12;
  private static final int FIELDS = 6;
  private static final int ACCOUNT = 4;

  /** The keys of the requests, none of them twice. */
  Set<Map<String, List<String>>> requests(List<String> accounts, List<String> arns) {
    Set<String> asking = new LinkedHashSet<>();
    asking.add(fields(source).get(ACCOUNT));
    accounts.forEach(each -> account(each).ifPresent(asking::add));
    arns.forEach(each -> account(field(each, ACCOUNT)).ifPresent(asking::add));
    Set<Map<String, List<String>>> requests = new LinkedHashSet<>();
    for (String account : asking) {
      requests.add(request(account, source));
      for (String each : arns) {
        if (isOpen(field(each, ACCOUNT))) {
          requests.add(request(account, each));
        }
      }
    }
    return requests;
  }

  private Map<String, List<String>> request(String account, String like) {
    List<String> fields = fields(source);
    for (int i = 0; i < FIELDS; i++) {
      String part = field(like, i);
      if (!part.equals("*")) {
        fields.set(i, part.replace("*", "x").replace('?', 'x'));
      }
    }
    fields.set(ACCOUNT, account);
    return Map.of(
        "aws:SourceAccount", List.of(account),
        "aws:SourceArn", List.of(String.join(":", fields)),
        "aws:SourceOrgID", List.of("o-elsewhere1"),
        "aws:SourceOrgPaths", List.of("o-elsewhere1/r-else/"));
  }

  private static List<String> fields(String arn) {
    return new ArrayList<>(List.of(arn.split(":", FIELDS)));
  }

  /** A field of a pattern of ARNs; what a pattern ends before is open. */
  private static String field(String pattern, int index) {
    List<String> fields = fields(pattern);
    return index < fields.size() ? fields.get(index) : "*";
  }

  private static boolean isOpen(String part) {
    return part.contains("*") || part.contains("?");
  }

  /** A foreign account that fits a pattern; none where the pattern names one or fits none. */
  private Optional<String> account(String pattern) {
    if (!isOpen(pattern)) {
      return Optional.empty();
    }
    int missing = DIGITS - pattern.replace("*", "").length();
    for (String digit : List.of("0", "1")) {
      String stars = digit.repeat(Math.max(0, missing));
      String filled = pattern.replace("?", digit).replaceFirst("\\*", stars).replace("*", "");
      if (filled.matches("\\d{" + DIGITS + "}") && !filled.equals(own)) {
        return Optional.of(filled);
      }
    }
    return Optional.empty();
  }
}
