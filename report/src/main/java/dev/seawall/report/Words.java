package dev.seawall.report;

import dev.seawall.core.judge.Coverage;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Score;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sentences that several reports share. */
final class Words {
  private static final String NEEDS = "needs ";

  private Words() {}

  /** {@code 1 finding}, {@code 14 findings}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** What the score says, and that it is open where something is not known. */
  static String score(Score score) {
    if (!score.isScored()) {
      return "Not scored";
    }
    return score.points() == score.best()
        ? "Score " + score.points() + " of 100"
        : "Score between " + score.points() + " and " + score.best() + " of 100";
  }

  /** What was read, in one sentence each; never better than it was. */
  static List<String> coverage(Results results) {
    Coverage coverage = results.coverage();
    List<String> sentences = new ArrayList<>();
    if (coverage.objectCount() == 0) {
      sentences.add("Nothing was judged: no objects were read");
    } else {
      sentences.add("Seen " + coverage.percent() + " %");
    }
    long unread =
        results.problems().stream().filter(each -> each.level() == Problem.Level.ERROR).count();
    if (unread > 0) {
      sentences.add(count(unread, "error") + " in the input");
    }
    long notices =
        results.problems().stream().filter(each -> each.level() == Problem.Level.NOTICE).count();
    if (notices > 0) {
      sentences.add(count(notices, "notice"));
    }
    Set<String> unseen = new LinkedHashSet<>();
    Set<String> unasked = new LinkedHashSet<>();
    for (Gap gap : coverage.gaps()) {
      if (gap.reason() == Gap.Reason.NOT_ASKED) {
        unasked.add(gap.type().qualifiedName());
      } else {
        unseen.add(gap(gap));
      }
    }
    if (!unseen.isEmpty()) {
      sentences.add("Not seen: " + some(unseen));
    }
    if (!unasked.isEmpty()) {
      sentences.add("Not asked for: " + some(unasked));
    }
    if (!results.unknown().isEmpty()) {
      long checks = results.unknown().stream().map(each -> each.check()).distinct().count();
      sentences.add(count(checks, "check") + " unknown");
    }
    sentences.addAll(unasked(coverage));
    return sentences;
  }

  /** {@code 12 checks need a whole cluster}, and how many have another reason. */
  private static List<String> unasked(Coverage coverage) {
    List<String> sentences = new ArrayList<>();
    int others = 0;
    for (Map.Entry<String, List<String>> each : notEvaluated(coverage).entrySet()) {
      int size = each.getValue().size();
      if (!each.getKey().startsWith(NEEDS)) {
        others += size;
        continue;
      }
      String need = size == 1 ? " needs " : " need ";
      sentences.add(count(size, "check") + need + each.getKey().substring(NEEDS.length()));
    }
    if (others > 0) {
      sentences.add(count(others, "check") + " not evaluated");
    }
    return sentences;
  }

  /** The facts of a scope for a report's head: all but what programs alone ask for. */
  static List<String> details(Scope scope) {
    SortedMap<String, String> shown = new TreeMap<>(scope.details());
    shown.keySet().removeAll(Set.of(Scope.EKS_CLUSTER, Scope.TIME, "cluster", "endpoint"));
    shown.remove("partition", "aws");
    return List.copyOf(shown.values());
  }

  /** {@code secrets (list forbidden)}. */
  static String gap(Gap gap) {
    String where = gap.namespace().isEmpty() ? "" : " in " + gap.namespace();
    return gap.type().qualifiedName() + where + " (" + gap.verb() + " " + reason(gap) + ")";
  }

  /** {@code timed out}. */
  static String reason(Gap gap) {
    return gap.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String some(Set<String> names) {
    int most = 4;
    String shown = String.join(", ", names.stream().limit(most).toList());
    return names.size() <= most ? shown : shown + " and " + (names.size() - most) + " more";
  }

  /** The checks that were not asked, by why. */
  static SortedMap<String, List<String>> notEvaluated(Coverage coverage) {
    SortedMap<String, List<String>> byReason = new TreeMap<>();
    coverage
        .notEvaluated()
        .forEach(
            (check, reason) ->
                byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(check));
    return byReason;
  }
}
