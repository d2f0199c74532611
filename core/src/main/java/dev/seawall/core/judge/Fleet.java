package dev.seawall.core.judge;

import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The results of many clusters as one, added one by one so that no snapshot has to be kept. What
 * clusters share, such as a VPC or an account, is told once. The score is that of the worst
 * cluster.
 */
public final class Fleet {
  private final Rules rules;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private final Map<String, AcceptedFinding> accepted = new LinkedHashMap<>();
  private final List<UnknownVerdict> unknown = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<Problem, Integer> ofExemptions = new LinkedHashMap<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();
  private final SortedMap<String, Integer> objects = new TreeMap<>();
  private final SortedMap<String, String> notEvaluated = new TreeMap<>();
  private final SortedSet<String> crashed = new TreeSet<>();
  private final SortedSet<ResourceType> complete = new TreeSet<>();
  private Score score = Score.NONE;
  private long decided;
  private long undecided;
  private int checks;
  private int known;
  private int size;
  private boolean whole = true;

  /** Begins with no cluster; the rules are those that each is judged by. */
  public Fleet(Rules rules) {
    this.rules = rules;
  }

  public void add(Results results) {
    Coverage coverage = results.coverage();
    results.findings().forEach(each -> findings.putIfAbsent(each.fingerprint(), each));
    results.accepted().forEach(each -> accepted.putIfAbsent(each.finding().fingerprint(), each));
    unknown.addAll(results.unknown());
    for (Problem each : results.problems()) {
      if (!rules.exemptionFile().isEmpty() && each.where().equals(rules.exemptionFile())) {
        ofExemptions.merge(each, 1, Integer::sum);
      } else {
        problems.add(each);
      }
    }
    gaps.addAll(coverage.gaps());
    coverage.objects().forEach((kind, count) -> objects.merge(kind, count, Integer::sum));
    if (size == 0) {
      notEvaluated.putAll(coverage.notEvaluated());
      complete.addAll(results.scope().complete());
    } else {
      notEvaluated.keySet().retainAll(coverage.notEvaluated().keySet());
      complete.retainAll(results.scope().complete());
    }
    crashed.addAll(results.crashed());
    score = size == 0 ? results.score() : worse(score, results.score());
    decided += coverage.decided();
    undecided += coverage.unknown();
    checks = Math.max(checks, coverage.checks());
    known += results.known();
    whole &= results.isComplete();
    size++;
  }

  /** A cluster that could not be scored makes the whole unscored: it may be the worst. */
  private static Score worse(Score one, Score other) {
    return one.isScored() && other.isScored()
        ? new Score(Math.min(one.points(), other.points()), Math.min(one.best(), other.best()))
        : Score.NONE;
  }

  /** How many clusters were added. */
  public int size() {
    return size;
  }

  /**
   * Everything that was added, with what was not read beside the clusters. What is to be said of
   * the exceptions file is said when it holds for all clusters.
   */
  public Results results(
      String name, Map<String, String> details, List<Gap> otherGaps, List<Problem> others) {
    ofExemptions.forEach(
        (problem, count) -> {
          if (count == size) {
            problems.add(problem);
          }
        });
    problems.addAll(others);
    gaps.addAll(otherGaps);
    boolean read = others.stream().noneMatch(each -> each.level() == Problem.Level.ERROR);
    unknown.sort(null);
    return new Results(
        new Scope(Scope.Kind.CLUSTER, name, complete, details),
        findings.values().stream().sorted().toList(),
        UnknownVerdict.merge(unknown),
        List.copyOf(accepted.values()),
        known,
        new Coverage(
            objects,
            checks,
            decided,
            undecided,
            notEvaluated,
            List.copyOf(gaps),
            whole && read && otherGaps.isEmpty() && size > 0),
        score,
        problems.stream().sorted(Problem.ORDER).toList(),
        List.copyOf(crashed));
  }
}
