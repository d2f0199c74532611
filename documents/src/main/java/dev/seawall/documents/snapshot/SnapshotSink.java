package dev.seawall.documents.snapshot;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;

/** Receives what a snapshot file holds, in its order; the scope comes last. */
public interface SnapshotSink {
  void document(Document document);

  void gap(Gap gap);

  void problem(Problem problem);

  void scope(Scope scope);
}
