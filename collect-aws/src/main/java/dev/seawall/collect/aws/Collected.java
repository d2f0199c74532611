package dev.seawall.collect.aws;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.core.snapshot.Snapshot;
import java.util.List;

/**
 * One cluster's AWS side. The scope is named with the cluster's ARN and its details are {@code
 * account}, {@code region}, {@code partition}, {@code cluster}, {@code endpoint} and {@code time}.
 */
public record Collected(
    Scope scope, List<Document> documents, List<Gap> gaps, List<Problem> problems) {
  public Collected {
    documents = List.copyOf(documents);
    gaps = List.copyOf(gaps);
    problems = List.copyOf(problems);
  }

  public Snapshot snapshot() {
    return new Snapshot(scope, documents, gaps, problems);
  }
}
