package dev.seawall.core.judge;

import dev.seawall.core.snapshot.Gap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen and what was not: how many objects of each kind, how many judgements were decided
 * and how many could not be, which checks were not asked and why, and the gaps.
 */
public record Coverage(
    SortedMap<String, Integer> objects,
    int checks,
    long decided,
    long unknown,
    SortedMap<String, String> notEvaluated,
    List<Gap> gaps,
    boolean complete) {
  public Coverage {
    objects = new TreeMap<>(objects);
    notEvaluated = new TreeMap<>(notEvaluated);
    gaps = List.copyOf(gaps);
  }

  /**
   * Per cent of the judgements that were decided; 100 only when nothing at all was left out, which
   * is also so where a whole cluster holds nothing of what was asked about.
   */
  public int percent() {
    if (decided + unknown == 0) {
      return complete && objectCount() > 0 ? 100 : 0;
    }
    int exact = (int) (decided * 100 / (decided + unknown));
    return complete ? exact : Math.min(exact, 99);
  }

  public int objectCount() {
    return objects.values().stream().mapToInt(Integer::intValue).sum();
  }
}
