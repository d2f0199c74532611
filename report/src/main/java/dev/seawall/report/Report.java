package dev.seawall.report;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.judge.Results;
import java.io.IOException;
import java.io.OutputStream;

/** One way to render results. The same results, catalogue and context give the same bytes. */
@FunctionalInterface
public interface Report {
  /** Writes the whole report. Flushes the stream and leaves it open. */
  void write(Results results, Catalogue catalogue, Context context, OutputStream out)
      throws IOException;
}
