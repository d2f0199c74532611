package dev.seawall.cli;

import dev.seawall.collect.files.FileCollector;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.report.Context;
import dev.seawall.report.JsonReport;
import dev.seawall.report.Report;
import dev.seawall.report.Screen;
import dev.seawall.report.TerminalReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code seawall scan}: judges files or a cluster and reports. */
@Command(
    name = "scan",
    description = {
      "Judge manifests, a snapshot or a live cluster, and report what is wrong.",
      "Without a path the current context of the kubeconfig is scanned."
    })
final class ScanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, archives or snapshots; - is standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description = "Exit with 1 from this severity on: critical, high, medium, low or never.")
  private Optional<String> failOn = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "NAME[=FILE]",
      description = "How to report, and where to; may be given several times.")
  private List<String> formats = new ArrayList<>();

  @Option(names = "--details", description = "List every finding on the terminal.")
  private boolean details;

  @Option(
      names = "--exceptions",
      paramLabel = "FILE",
      description = "Accepted risks: check, asset, owner, reason and expiry of each.")
  private Optional<String> exceptions = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "An earlier JSON report; only findings that it does not hold are reported.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--check",
      paramLabel = "ID",
      description = "Ask only this check; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use; one for each processor if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException {
    FailOn limit = failOn.map(FailOn::parse).orElse(FailOn.LOW);
    if (threads < 1) {
      throw CommandException.usage("--threads is " + threads + "; expected at least 1");
    }
    Catalogue catalogue = catalogue();
    Rules rules =
        new Rules(
            exceptions.map(file -> ExemptionFile.read(Path.of(file))).orElse(List.of()),
            exceptions.orElse(""),
            baseline.map(file -> BaselineFile.read(Path.of(file))).orElse(Map.of()),
            LocalDate.now(java.time.ZoneOffset.UTC));
    Results results;
    try (ProgressLine progress = new ProgressLine(System.err, System.console() != null)) {
      Snapshot snapshot = collect(progress);
      progress.say("judging");
      results = judge(snapshot, catalogue, rules);
    }
    report(results, catalogue);
    return exitCode(results, limit);
  }

  private Catalogue catalogue() {
    Catalogue all = Catalogue.load();
    if (only.isEmpty()) {
      return all;
    }
    List<Check<?>> chosen = new ArrayList<>();
    for (String id : only) {
      chosen.add(
          all.find(id).orElseThrow(() -> CommandException.usage("no check is called " + id)));
    }
    return new Catalogue(chosen);
  }

  private Snapshot collect(ProgressLine progress) {
    List<Path> files = paths.stream().filter(each -> !each.equals("-")).map(Path::of).toList();
    Optional<InputStream> input = paths.contains("-") ? Optional.of(System.in) : Optional.empty();
    return new FileCollector(
            threads, (done, total) -> progress.say("read " + done + " of " + total + " files"))
        .collect(files, input);
  }

  private Results judge(Snapshot snapshot, Catalogue catalogue, Rules rules) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return Judge.judge(new Inventory(snapshot), catalogue, rules, executor);
    }
  }

  private void report(Results results, Catalogue catalogue) throws IOException {
    Report report = formats.contains("json") ? new JsonReport() : new TerminalReport();
    Context context =
        Context.of(SeawallVersion.current(), String.join(" ", paths))
            .on(Screen.PLAIN)
            .withDetails(details);
    try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
      report.write(results, catalogue, context, out);
    }
  }

  static int exitCode(Results results, FailOn limit) {
    if (!results.crashed().isEmpty()) {
      return ExitCode.INTERNAL;
    }
    if (!results.isComplete()) {
      return ExitCode.INCOMPLETE;
    }
    boolean failed = limit.severity().map(results::hasAtLeast).orElse(false);
    return failed ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }
}
