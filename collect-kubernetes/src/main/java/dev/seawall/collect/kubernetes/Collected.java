package dev.seawall.collect.kubernetes;

import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import java.util.List;

/** What a collection says besides its documents. */
public record Collected(Scope scope, List<Gap> gaps, List<Problem> problems) {
  public Collected {
    gaps = List.copyOf(gaps);
    problems = List.copyOf(problems);
  }
}
