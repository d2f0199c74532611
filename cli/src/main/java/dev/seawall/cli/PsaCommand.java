package dev.seawall.cli;

import dev.seawall.checks.podsecurity.Level;
import dev.seawall.checks.podsecurity.PodResults;
import dev.seawall.checks.podsecurity.Policy;
import dev.seawall.checks.podsecurity.PolicyVersion;
import dev.seawall.core.snapshot.Snapshot;
import dev.seawall.report.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seawall psa}: says what Pod Security Admission would say of the pods in files. */
@Command(
    name = "psa",
    description = {
      "Say which pods Pod Security Admission would let into a namespace that enforces a level.",
      "Workloads are judged by their pod template, as admission does when it warns about them."
          + " Custom resources that hold one are judged too, although admission sees only their"
          + " pods. Defaults are those of the API server; the verdict is that of the newest"
          + " release.",
      "Exit code: 0 all allowed, 1 some denied, 2 wrong arguments, 3 something was not read or"
          + " there was no pod."
    })
final class PsaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "LEVEL[@VERSION]",
      completionCandidates = Candidates.Levels.class,
      description = "privileged, baseline or restricted; version latest (the default) or v1.N.")
  private String policy = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, folders, archives or a snapshot; - is standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      completionCandidates = Candidates.Styles.class,
      description = "text (the default) or json.")
  private Style format = Style.TEXT;

  @Override
  public Integer call() {
    Policy asked = parse(policy);
    Inputs.check(paths);
    PodResults results = PodResults.of(collect(), asked);
    PsaReport report = new PsaReport(results);
    report.writeProblems(spec.commandLine().getErr());
    Outputs.print(
        format == Style.JSON ? report::writeJson : report::writeText, Terminal.standardOutput());
    if (!results.isComplete()) {
      return ExitCode.INCOMPLETE;
    }
    return results.denied() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  static Policy parse(String text) {
    int at = text.indexOf('@');
    String level = at < 0 ? text : text.substring(0, at);
    String version = at < 0 ? "latest" : text.substring(at + 1);
    return new Policy(
        Level.of(level)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "the level is \""
                            + level
                            + "\"; expected privileged, baseline or restricted")),
        PolicyVersion.of(version)
            .orElseThrow(
                () ->
                    CommandException.usage(
                        "the version is \""
                            + version
                            + "\"; expected latest or a minor release such as v1.33")));
  }

  private Snapshot collect() {
    try (ProgressLine progress = Terminal.progress()) {
      int threads = Runtime.getRuntime().availableProcessors();
      return new Sources(progress).files(paths, threads, Set.of());
    }
  }
}
