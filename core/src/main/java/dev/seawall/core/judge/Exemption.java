package dev.seawall.core.judge;

import dev.seawall.core.value.Position;
import java.time.LocalDate;

/**
 * A risk that somebody accepts: one check, on the assets that match a pattern over {@code Kind
 * namespace/name} where {@code *} stands for any text, with an owner, a reason and the last day it
 * holds. Where several clusters are judged it means all of them, unless the pattern goes on with
 * {@code in ACCOUNT/REGION/CLUSTER}.
 */
public record Exemption(
    String check, String asset, String owner, String reason, LocalDate expires, Position position) {

  /** Whether it is over on a day. */
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }

  /** Whether it would hide whatever is found. */
  public boolean matchesEverything() {
    return check.equals("*") && matchesEveryAsset();
  }

  /** Whether its pattern names no kind, no namespace and no name. */
  public boolean matchesEveryAsset() {
    return asset.chars().allMatch(each -> each == '*' || each == '/' || each == ' ');
  }

  boolean matches(Finding finding) {
    return (check.equals("*") || check.equals(finding.check()))
        && (matches(asset, finding.asset().withoutCluster())
            || matches(asset, finding.asset().toString()));
  }

  /** Whether a text matches a pattern in which {@code *} stands for any text. Linear. */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
