package dev.seawall.report;

import dev.seawall.core.check.Severity;
import dev.seawall.core.judge.Finding;
import dev.seawall.core.judge.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing to do: all findings of a check at one severity. {@code risk} is the sum of their
 * weights, {@code places} counts the fields that would have to change, which is fewer than the
 * findings when they share a cause.
 */
record Step(String check, Severity severity, List<Finding> findings, int risk, int places) {
  private static final Comparator<Step> ORDER =
      Comparator.comparing(Step::severity)
          .thenComparingDouble(step -> -(double) step.risk / step.places)
          .thenComparingInt(step -> -step.risk)
          .thenComparing(Step::check);

  /** What to do first: the worst, and of those the most risk removed for each place changed. */
  static List<Step> first(List<Finding> findings, int most) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String group = finding.severity() + " " + finding.check();
      groups.computeIfAbsent(group, key -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().map(Step::of).sorted(ORDER).limit(most).toList();
  }

  /** Objects of two clusters may have one path. */
  private record Place(String cluster, Location location) {}

  private static Step of(List<Finding> findings) {
    Set<Place> places = new HashSet<>();
    findings.forEach(each -> places.add(new Place(each.asset().cluster(), each.location())));
    Finding any = findings.getFirst();
    int risk = any.severity().weight() * findings.size();
    return new Step(any.check(), any.severity(), findings, risk, places.size());
  }
}
