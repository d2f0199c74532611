package dev.seawall.core.judge;

import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import java.util.ArrayList;
import java.util.Comparator;
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
 * cluster. The order in which clusters come does not matter.
 */
public final class Fleet {
  /** Why a check across clusters is not asked of one. */
  static final String SEVERAL = "needs several clusters";

  private static final Comparator<Gap> GAPS =
      Comparator.comparing(Gap::type)
          .thenComparing(Gap::namespace)
          .thenComparing(Gap::verb)
          .thenComparing(Gap::reason)
          .thenComparing(Gap::message)
          .thenComparing(Gap::cluster);
  private static final Score FLAWED = new Score(99, 99);
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
  private final List<ClusterResult> clusters = new ArrayList<>();
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

  /** Adds what was found in a cluster; its scope is named with the cluster's ARN. */
  public void add(Results results) {
    clusters.add(ClusterResult.of(results));
    Coverage coverage = results.coverage();
    tell(results);
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
      coverage
          .notEvaluated()
          .forEach((id, why) -> notEvaluated.computeIfPresent(id, (_, other) -> least(why, other)));
      complete.retainAll(results.scope().complete());
    }
    score = size == 0 ? results.score() : worse(score, results.score());
    decided += coverage.decided();
    undecided += coverage.unknown();
    checks = Math.max(checks, coverage.checks());
    known += results.known();
    whole &= results.isComplete();
    size++;
  }

  private void tell(Results results) {
    results.findings().forEach(each -> findings.merge(each.fingerprint(), each, Fleet::first));
    results
        .accepted()
        .forEach(each -> accepted.merge(each.finding().fingerprint(), each, Fleet::first));
    unknown.addAll(results.unknown());
    crashed.addAll(results.crashed());
  }

  private static Finding first(Finding one, Finding other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static AcceptedFinding first(AcceptedFinding one, AcceptedFinding other) {
    return one.finding().compareTo(other.finding()) <= 0 ? one : other;
  }

  private static String least(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Adds what the clusters, all of which were added, show side by side. */
  public void compare(Results results) {
    tell(results);
    results.problems().stream()
        .filter(each -> !each.where().isEmpty() && each.where().equals(rules.exemptionFile()))
        .forEach(each -> ofExemptions.put(each, size));
    Coverage coverage = results.coverage();
    decided += coverage.decided();
    undecided += coverage.unknown();
    known += results.known();
    whole &= results.unknown().isEmpty();
    checks += coverage.checks();
    notEvaluated.values().removeIf(SEVERAL::equals);
    notEvaluated.putAll(coverage.notEvaluated());
    if (!results.findings().isEmpty() && score.isScored()) {
      score = worse(score, FLAWED);
    }
  }

  /** A cluster that could not be scored makes the whole unscored: it may be the worst. */
  private static Score worse(Score one, Score other) {
    return one.isScored() && other.isScored()
        ? new Score(Math.min(one.points(), other.points()), Math.min(one.best(), other.best()))
        : Score.NONE;
  }

  /** The clusters that were added, the worst first. */
  public List<ClusterResult> clusters() {
    return clusters.stream().sorted().toList();
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
        accepted.values().stream().sorted(Comparator.comparing(AcceptedFinding::finding)).toList(),
        known,
        new Coverage(
            objects,
            checks,
            decided,
            undecided,
            notEvaluated,
            gaps.stream().sorted(GAPS).toList(),
            whole && read && otherGaps.isEmpty() && size > 0),
        score,
        problems.stream().sorted(Problem.ORDER).toList(),
        List.copyOf(crashed));
  }
}
