package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection says besides its clusters: how many there were, what hides clusters that may be
 * there, and how many calls each service got.
 */
public record Summary(
    int clusters, List<Gap> gaps, List<Problem> problems, SortedMap<String, Integer> calls) {
  public Summary {
    gaps = List.copyOf(gaps);
    problems = List.copyOf(problems);
    calls = new TreeMap<>(calls);
  }
}
