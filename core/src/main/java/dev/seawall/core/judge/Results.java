package dev.seawall.core.judge;

import dev.seawall.core.check.Severity;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one judgement gave. Lists are sorted and depend on the snapshot and the catalogue alone.
 * {@code known} counts findings that the baseline holds; {@code crashed} lists checks that failed
 * to answer through a fault of their own.
 */
public record Results(
    Scope scope,
    List<Finding> findings,
    List<UnknownVerdict> unknown,
    List<AcceptedFinding> accepted,
    int known,
    Coverage coverage,
    Score score,
    List<Problem> problems,
    List<String> crashed) {
  public Results {
    findings = List.copyOf(findings);
    unknown = List.copyOf(unknown);
    accepted = List.copyOf(accepted);
    problems = List.copyOf(problems);
    crashed = List.copyOf(crashed);
  }

  /**
   * Whether everything that was asked for was read and judged, and there was something to judge.
   */
  public boolean isComplete() {
    return coverage.complete() && coverage.objectCount() > 0;
  }

  /** Findings of each severity, zeros included. */
  public Map<Severity, Integer> counts() {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, 0);
    }
    for (Finding finding : findings) {
      counts.merge(finding.severity(), 1, Integer::sum);
    }
    return counts;
  }

  /** Whether there is a finding at least this bad. */
  public boolean hasAtLeast(Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity().isAtLeast(severity));
  }
}
