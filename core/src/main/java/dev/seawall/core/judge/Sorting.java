package dev.seawall.core.judge;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.snapshot.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sorts findings into new, known and accepted, and tells of exemptions that are expired, unused,
 * unknown or so wide that they would hide everything. The last two kinds are not applied.
 */
final class Sorting {
  private final Rules rules;
  private final Set<String> notEvaluated;
  private final Catalogue catalogue;
  private final List<Finding> findings = new ArrayList<>();
  private final List<AcceptedFinding> accepted = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int known;

  Sorting(Rules rules, Catalogue catalogue, Set<String> notEvaluated) {
    this.rules = rules;
    this.catalogue = catalogue;
    this.notEvaluated = notEvaluated;
  }

  void sort(List<Finding> all) {
    List<Exemption> active = active();
    Set<Exemption> used = new HashSet<>();
    Map<String, Integer> left = new HashMap<>(rules.baseline());
    for (Finding finding : all) {
      Exemption by = null;
      for (Exemption each : active) {
        if (each.matches(finding)) {
          used.add(each);
          by = by == null ? each : by;
        }
      }
      if (by != null) {
        accepted.add(new AcceptedFinding(finding, by));
      } else if (left.getOrDefault(finding.fingerprint(), 0) > 0) {
        left.merge(finding.fingerprint(), -1, Integer::sum);
        known++;
      } else {
        findings.add(finding);
      }
    }
    for (Exemption each : active) {
      if (!used.contains(each) && !notEvaluated.contains(each.check())) {
        tell(
            each, "exception for " + each.check() + " on \"" + each.asset() + "\" matches nothing");
      }
    }
  }

  private List<Exemption> active() {
    List<Exemption> active = new ArrayList<>();
    for (Exemption each : rules.exemptions()) {
      String what = "exception for " + each.check() + " on \"" + each.asset() + "\"";
      if (each.matchesEverything()) {
        tell(each, what + " would accept everything and is not applied");
      } else if (!each.check().equals("*") && catalogue.find(each.check()).isEmpty()) {
        tell(each, what + " names no check; see seawall checks list");
      } else if (each.isExpired(rules.today())) {
        tell(each, what + " expired on " + each.expires() + " and is not applied");
      } else {
        if (each.matchesEveryAsset()) {
          tell(each, what + " accepts whatever that check finds");
        }
        active.add(each);
      }
    }
    return active;
  }

  private void tell(Exemption exemption, String message) {
    problems.add(
        new Problem(Problem.Level.NOTICE, rules.exemptionFile(), exemption.position(), message));
  }

  List<Finding> findings() {
    return findings;
  }

  List<AcceptedFinding> accepted() {
    return accepted;
  }

  List<Problem> problems() {
    return problems;
  }

  int known() {
    return known;
  }
}
