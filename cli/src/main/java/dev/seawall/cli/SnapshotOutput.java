package dev.seawall.cli;

import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.documents.redact.AccountIds;
import dev.seawall.documents.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot that is being written, with pseudonyms for the numbers of accounts where there are
 * any. The stream is the caller's to close.
 */
final class SnapshotOutput {
  private final SnapshotWriter writer;
  private final Optional<AccountIds> accounts;

  SnapshotOutput(OutputStream out, Optional<AccountIds> accounts) throws IOException {
    this.writer = new SnapshotWriter(out, Map.of("tool", "seawall " + SeawallVersion.current()));
    this.accounts = accounts;
  }

  void document(Document document) throws IOException {
    writer.document(accounts.map(ids -> ids.document(document)).orElse(document));
  }

  /**
   * Writes all that is left.
   *
   * @param scope as it is to stand there
   */
  void finish(Scope scope, List<Gap> gaps, List<Problem> problems) throws IOException {
    for (Gap gap : gaps) {
      writer.gap(accounts.map(ids -> ids.gap(gap)).orElse(gap));
    }
    for (Problem problem : problems) {
      writer.problem(accounts.map(ids -> ids.problem(problem)).orElse(problem));
    }
    writer.finish(scope);
  }
}
