package dev.seawall.cli;

import dev.seawall.collect.kubernetes.Collected;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.documents.Projection;
import dev.seawall.documents.redact.AccountIds;
import dev.seawall.documents.snapshot.SnapshotWriter;
import dev.seawall.report.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

  @Mixin private AwsOptions aws = new AwsOptions();

  @Option(
      names = "--redact",
      description = "Give AWS accounts other numbers, the same one wherever one is named.")
  private boolean redact;

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
    if (aws.isAsked()) {
      aws.check();
      if (!aws.isOne()) {
        throw CommandException.usage("a snapshot holds one cluster; name it with --cluster");
      }
    }
    Tally tally = new Tally();
    try (ProgressLine progress = new ProgressLine(System.err, Terminal.isTerminal())) {
      file.replace(out -> tally.read = collect(progress, tally, out));
    }
    EksSource.Read read = tally.read;
    if (read == null) {
      throw new IllegalStateException("nothing was collected");
    }
    boolean complete = true;
    for (Gap gap : read.gaps()) {
      if (gap.reason() != Gap.Reason.NOT_ASKED) {
        spec.commandLine().getErr().println(Terminal.message(gap.message()));
        complete = false;
      }
    }
    for (Problem problem : read.problems()) {
      String message = problem.place() + " " + problem.message();
      spec.commandLine().getErr().println(Terminal.message(message));
      complete &= problem.level() != Problem.Level.ERROR;
    }
    Terminal.printLines(
        List.of(output + ": " + tally.documents + " objects of " + read.scope().name()));
    return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  /** What became of a collection. */
  private static final class Tally {
    private long documents;
    private EksSource.@Nullable Read read;
  }

  private EksSource.Read collect(ProgressLine progress, Tally tally, OutputStream out)
      throws IOException {
    AccountIds accounts = new AccountIds(Set.of());
    UnaryOperator<Document> shared = redact ? accounts::document : UnaryOperator.identity();
    // The stream is the caller's to close; finish writes all that is left.
    SnapshotWriter writer =
        new SnapshotWriter(out, Map.of("tool", "seawall " + SeawallVersion.current()));
    try {
      EksSource.Read read =
          read(progress, document -> write(writer, shared.apply(document), tally));
      for (Gap gap : read.gaps()) {
        writer.gap(redact ? accounts.gap(gap) : gap);
      }
      for (Problem problem : read.problems()) {
        writer.problem(redact ? accounts.problem(problem) : problem);
      }
      writer.finish(redact ? accounts.scope(read.scope()) : read.scope());
      return read;
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private EksSource.Read read(ProgressLine progress, Consumer<Document> sink) {
    Collection<ResourceType> types = Sources.types(Catalogue.load());
    if (aws.isAsked()) {
      return new EksSource(aws, cluster, progress).one(types, Projection.WHOLE, sink);
    }
    try {
      Collected collected =
          KubernetesCollector.collect(
              cluster.open(),
              Sources.kubernetesTypes(types),
              cluster.collecting().withProjection(Projection.WHOLE),
              (type, count) -> progress.say("read " + count + " " + type),
              sink);
      return new EksSource.Read(collected.scope(), collected.gaps(), collected.problems());
    } catch (ConnectionException e) {
      throw ClusterOptions.failure(e);
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
