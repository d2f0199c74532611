package dev.seawall.cli;

import dev.seawall.collect.kubernetes.Collected;
import dev.seawall.collect.kubernetes.KubernetesCollector;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.asset.ResourceId;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.snapshot.Document;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.core.snapshot.Scope;
import dev.seawall.documents.Projection;
import dev.seawall.documents.redact.AccountIds;
import dev.seawall.report.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
      "Read a cluster into a snapshot file, without secret values, or several into a folder.",
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
      description = "The snapshot file to write; of several clusters the folder.")
  private String output = "";

  CollectCommand() {}

  @Override
  public Integer call() {
    if (aws.isAsked()) {
      aws.check();
      if (!aws.isOne()) {
        return several();
      }
    }
    OutputFile file = OutputFile.of(output);
    Replaced replaced = new Replaced(Map.of(output, Inputs.of(output)));
    cluster.kubeconfigs().forEach(each -> replaced.refuse(each, "the kubeconfig"));
    Tally tally = new Tally();
    try (ProgressLine progress = Terminal.progress()) {
      file.replace(out -> tally.read = collect(progress, tally, out));
    }
    EksSource.Read read = tally.read;
    if (read == null) {
      throw new IllegalStateException("nothing was collected");
    }
    boolean complete = told(read.gaps(), read.problems());
    Terminal.printLines(
        List.of(output + ": " + tally.documents + " objects of " + read.scope().name()));
    return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  /** What clusters share, and could not be read, is told once. */
  private int several() {
    if (cluster.namesContext()) {
      throw CommandException.usage(
          "--context is of one cluster; without it each cluster's context is found by its"
              + " endpoint");
    }
    Inputs.check(List.of(output));
    SnapshotFolder folder = SnapshotFolder.create(Inputs.of(output), redact);
    Set<Gap> gaps = new LinkedHashSet<>();
    Set<Problem> problems = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    try (ProgressLine progress = Terminal.progress()) {
      EksSource.Many all =
          new EksSource(aws, cluster, progress)
              .many(
                  Sources.types(Catalogue.load()),
                  Projection.WHOLE,
                  snapshot -> {
                    folder.add(snapshot);
                    gaps.addAll(snapshot.gaps());
                    problems.addAll(snapshot.problems());
                    lines.add(
                        output
                            + ": "
                            + snapshot.documents().size()
                            + " objects of "
                            + ResourceId.clusterName(snapshot.scope().name()));
                  });
      folder.finish(all);
      gaps.addAll(all.gaps());
      problems.addAll(all.problems());
    }
    boolean complete = told(gaps, problems);
    Terminal.printLines(lines.stream().sorted().toList());
    return complete ? ExitCode.CLEAN : ExitCode.INCOMPLETE;
  }

  /** Tells what was not read; answers whether there was nothing to tell. */
  private boolean told(Collection<Gap> gaps, Collection<Problem> problems) {
    boolean complete = true;
    for (Gap gap : gaps) {
      if (gap.reason() != Gap.Reason.NOT_ASKED) {
        spec.commandLine().getErr().println(Terminal.message(gap.message()));
        complete = false;
      }
    }
    for (Problem problem : problems) {
      String message = problem.place() + " " + problem.message();
      spec.commandLine().getErr().println(Terminal.message(message));
      complete &= problem.level() != Problem.Level.ERROR;
    }
    return complete;
  }

  /** What became of a collection. */
  private static final class Tally {
    private long documents;
    private EksSource.@Nullable Read read;
  }

  private EksSource.Read collect(ProgressLine progress, Tally tally, OutputStream out)
      throws IOException {
    Optional<AccountIds> accounts =
        redact ? Optional.of(new AccountIds(Set.of())) : Optional.empty();
    SnapshotOutput snapshot = new SnapshotOutput(out, accounts);
    try {
      EksSource.Read read = read(progress, document -> write(snapshot, document, tally));
      Scope scope = accounts.map(ids -> ids.scope(read.scope())).orElse(read.scope());
      snapshot.finish(scope, read.gaps(), read.problems());
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

  private static void write(SnapshotOutput snapshot, Document document, Tally tally) {
    try {
      snapshot.document(document);
      tally.documents++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
