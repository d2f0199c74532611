package dev.seawall.cli;

import dev.seawall.collect.kubernetes.Collected;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.documents.Projection;
import dev.seawall.documents.snapshot.SnapshotWriter;
import dev.seawall.report.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code seawall collect}: keeps what a scan reads, to be scanned later or elsewhere. */
@Command(
    name = "collect",
    description = {
      "Read a cluster into a snapshot file, without secret values.",
      "seawall scan FILE then says what a scan of the cluster would have said."
    })
final class CollectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The snapshot file to write.")
  private String output = "";

  CollectCommand() {}

  @Override
  public Integer call() {
    OutputFile file = OutputFile.of(output);
    Connection connection = cluster.open();
    Tally tally = new Tally();
    try (ProgressLine progress = new ProgressLine(System.err, Terminal.isTerminal())) {
      file.replace(out -> tally.collected = collect(connection, progress, tally, out));
    }
    Collected collected = tally.collected;
    if (collected == null) {
      throw new IllegalStateException("nothing was collected");
    }
    boolean complete = true;
    for (Gap gap : collected.gaps()) {
      if (gap.reason() != Gap.Reason.NOT_ASKED) {
        spec.commandLine().getErr().println(Terminal.message(gap.message()));
        complete = false;
      }
    }
    for (Problem problem : collected.problems()) {
      String message = problem.place() + " " + problem.message();
      spec.commandLine().getErr().println(Terminal.message(message));
      complete = false;
    }
    Terminal.printLines(
        List.of(output + ": " + tally.documents + " objects of " + connection.name()));
    return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  /** What became of a collection. */
  private static final class Tally {
    private long documents;
    private @Nullable Collected collected;
  }

  private Collected collect(
      Connection connection, ProgressLine progress, Tally tally, OutputStream out)
      throws IOException {
    // The stream is the caller's to close; finish writes all that is left.
    SnapshotWriter writer =
        new SnapshotWriter(out, Map.of("tool", "seawall " + SeawallVersion.current()));
    try {
      Collected collected =
          KubernetesCollector.collect(
              connection,
              Sources.types(Catalogue.load()),
              cluster.collecting().withProjection(Projection.WHOLE),
              (type, count) -> progress.say("read " + count + " " + type),
              document -> write(writer, document, tally));
      for (Gap gap : collected.gaps()) {
        writer.gap(gap);
      }
      for (Problem problem : collected.problems()) {
        writer.problem(problem);
      }
      writer.finish(collected.scope());
      return collected;
    } catch (ConnectionException e) {
      throw ClusterOptions.failure(e);
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void write(SnapshotWriter writer, Document document, Tally tally) {
    try {
      writer.document(document);
      tally.documents++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
