package dev.seawall.core.snapshot;

import java.util.List;

/**
 * Everything one scan knows: the documents, the gaps in what was asked for, and the input that
 * could not be read. Immutable; the order of the documents does not matter to the results.
 */
public record Snapshot(
    Scope scope, List<Document> documents, List<Gap> gaps, List<Problem> problems) {
  public Snapshot {
    documents = List.copyOf(documents);
    gaps = List.copyOf(gaps);
    problems = List.copyOf(problems);
  }
}
