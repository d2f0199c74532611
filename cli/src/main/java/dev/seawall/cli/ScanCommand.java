package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.inventory.Inventory;
import dev.seawall.core.judge.ClusterResult;
import dev.seawall.core.judge.Exemption;
import dev.seawall.core.judge.Judge;
import dev.seawall.core.judge.Results;
import dev.seawall.core.judge.Rules;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.documents.Projection;
import dev.seawall.report.ClusterMap;
import dev.seawall.report.Context;
import dev.seawall.report.Outputs;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seawall scan}: judges files or a cluster and reports. */
@Command(
    name = "scan",
    description = {
      "Judge manifests, a snapshot or a live cluster, and report what is wrong.",
      "Without a path the current context of the kubeconfig is scanned; with --cluster an EKS"
          + " cluster, on the AWS and the Kubernetes side."
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
      completionCandidates = Candidates.Severities.class,
      description =
          "Exit with 1 from this severity on: critical, high, medium, low (the default) or never.")
  private Optional<String> failOn = Optional.empty();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Mixin private AwsOptions aws = new AwsOptions();

  @Mixin private Terminal terminal = new Terminal();

  @Option(
      names = "--format",
      paramLabel = "NAME[=FILE]",
      completionCandidates = Candidates.Formats.class,
      description = {
        "How to report, and where to; may be given several times:",
        "terminal (the default), json, sarif, junit, html, markdown, csv."
      })
  private List<String> formats = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the one --format goes; its ending tells the format if none is given.")
  private Optional<String> output = Optional.empty();

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
      completionCandidates = Candidates.CheckIds.class,
      description = "Ask only this check; may be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use; one for each processor if not given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--exclude-check",
      paramLabel = "ID",
      completionCandidates = Candidates.CheckIds.class,
      description = "Do not ask this check; may be given several times.")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings; seawall.yaml of the working folder if not given.")
  private Optional<String> config = Optional.empty();

  @Option(
      names = "--trust-project-config",
      description =
          "Hear the working folder's seawall.yaml even where it comes with what is scanned.")
  private boolean trustProjectConfig;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Inputs.check(paths);
    if (aws.isAsked()) {
      aws.check();
      if (!aws.isOne() && cluster.namesContext()) {
        throw CommandException.usage(
            "--context is of one cluster; without it each cluster's context is found by its"
                + " endpoint");
      }
    }
    if (!paths.isEmpty() && (cluster.isAsked() || aws.isAsked())) {
      throw CommandException.usage(
          "scan either paths or a cluster; found "
              + String.join(" ", paths)
              + " and an option for clusters");
    }
    Settings settings = settings();
    FailOn limit = failOn.or(settings::failOn).map(FailOn::parse).orElse(FailOn.LOW);
    if (threads < 1) {
      throw CommandException.usage("--threads is " + threads + "; expected at least 1");
    }
    Outputs outputs =
        Outputs.parse(formats.isEmpty() ? settings.formats() : formats, output.orElse(""));
    Set<Path> earlierReports = earlierReports(new Replaced(outputs.check()), settings);
    if (aws.isAsked()) {
      List<String> named = new ArrayList<>(settings.excludedChecks());
      named.addAll(only);
      named.addAll(excluded);
      aws.begin(named.isEmpty());
    }
    Catalogue all = Catalogue.load();
    Catalogue catalogue = Checks.choose(all, only, excluded, settings);
    aws.proceed();
    Rules rules = rules(settings, all, catalogue);
    Judged judged;
    try (ProgressLine progress = Terminal.progress()) {
      Optional<FleetScan.Source> several = several(progress, catalogue);
      judged =
          several.isPresent()
              ? new FleetScan(several.get(), progress).run(catalogue, rules, threads)
              : whole(progress, catalogue, rules, earlierReports);
    }
    Results results = judged.results();
    String target = paths.isEmpty() ? results.scope().name() : String.join(" ", paths);
    Context context =
        Context.of(SeawallVersion.current(), target)
            .on(terminal.screen())
            .withDetails(details)
            .withClusters(judged.maps())
            .withFleet(judged.fleet());
    outputs.write(results, catalogue, context, Terminal.standardOutput());
    if (!outputs.isShown()) {
      Incomplete.reason(results)
          .ifPresent(why -> spec.commandLine().getErr().println(Terminal.message(why)));
    }
    return exitCode(results, limit);
  }

  /** Where several clusters come from, if several are meant. */
  private Optional<FleetScan.Source> several(ProgressLine progress, Catalogue catalogue) {
    if (aws.isAsked() && !aws.isOne()) {
      EksSource source = new EksSource(aws, cluster, progress);
      return Optional.of(sink -> source.many(Sources.types(catalogue), Projection.CHECKED, sink));
    }
    return paths.size() == 1 && !paths.contains("-")
        ? SnapshotFolder.at(Inputs.of(paths.getFirst())).map(folder -> folder::read)
        : Optional.empty();
  }

  private Rules rules(Settings settings, Catalogue all, Catalogue asked) {
    Optional<String> accepted = accepted(settings);
    Optional<String> known = known(settings);
    return new Rules(
        accepted.map(file -> exemptions(Inputs.of(file), all, asked)).orElse(List.of()),
        accepted.orElse(""),
        known.map(file -> BaselineFile.read(Inputs.of(file))).orElse(Map.of()),
        LocalDate.now(ZoneOffset.UTC));
  }

  /** Without those of checks that are not asked, which would seem to name none. */
  private static List<Exemption> exemptions(Path file, Catalogue all, Catalogue asked) {
    return ExemptionFile.read(file, all).stream()
        .filter(each -> asked.find(each.check()).isPresent() || all.find(each.check()).isEmpty())
        .toList();
  }

  /** Refuses to replace what is read; answers the reports of an earlier run that lie among it. */
  private Set<Path> earlierReports(Replaced replaced, Settings settings) {
    replaced.refuse(Inputs.of(config.orElse(ProjectSettings.NAME)), "settings");
    accepted(settings).ifPresent(file -> replaced.refuse(Inputs.of(file), "exceptions"));
    known(settings).ifPresent(file -> replaced.refuse(Inputs.of(file), "the baseline"));
    cluster.kubeconfigs().forEach(file -> replaced.refuse(file, "the kubeconfig"));
    return replaced.among(files());
  }

  private Optional<String> accepted(Settings settings) {
    return exceptions.or(settings::exceptions);
  }

  private Optional<String> known(Settings settings) {
    return baseline.or(settings::baseline);
  }

  private List<Path> files() {
    return paths.stream().filter(each -> !each.equals("-")).map(Inputs::of).toList();
  }

  /** The settings of the file that was named, or of the working folder. */
  private Settings settings() {
    if (config.isPresent()) {
      return Settings.read(Inputs.of(config.get()), config.get());
    }
    ProjectSettings.Found found =
        new ProjectSettings(Path.of("").toAbsolutePath()).find(files(), trustProjectConfig);
    if (!found.unheard().isEmpty()) {
      spec.commandLine().getErr().println(Terminal.message(found.unheard()));
    }
    return found.settings();
  }

  /** The results, the maps of the clusters they are of, and how each of several is. */
  record Judged(Results results, List<ClusterMap> maps, List<ClusterResult> fleet) {}

  private Judged whole(
      ProgressLine progress, Catalogue catalogue, Rules rules, Set<Path> earlierReports) {
    Snapshot snapshot = collect(progress, catalogue, earlierReports);
    progress.say("judging");
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return judge(snapshot, catalogue, rules, executor);
    }
  }

  private static Judged judge(
      Snapshot snapshot, Catalogue catalogue, Rules rules, ExecutorService executor) {
    Inventory inventory = new Inventory(snapshot);
    Results results = Judge.judge(inventory, catalogue, rules, executor);
    return new Judged(results, ClusterMap.of(inventory), List.of());
  }

  private Snapshot collect(ProgressLine progress, Catalogue catalogue, Set<Path> earlierReports) {
    Sources sources = new Sources(progress);
    if (aws.isAsked()) {
      return sources.eks(aws, cluster, catalogue);
    }
    if (paths.isEmpty()) {
      return sources.cluster(cluster, catalogue);
    }
    return Sources.withTypesNotAskedFor(sources.files(paths, threads, earlierReports), catalogue);
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
