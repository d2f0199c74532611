package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.report.CatalogueReport;
import dev.seawall.report.Outputs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code seawall checks}: what is asked. */
@Command(
    name = "checks",
    description = "List the checks, show one, or start a new one.",
    subcommands = {
      ChecksCommand.ListCommand.class,
      ChecksCommand.ShowCommand.class,
      NewCheckCommand.class
    })
final class ChecksCommand implements Runnable {
  @Spec private CommandSpec spec;

  ChecksCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected one of: list, show, new");
  }

  /** {@code seawall checks list}. */
  @Command(name = "list", description = "List all checks.")
  static final class ListCommand implements Callable<Integer> {
    @Mixin private Terminal terminal = new Terminal();

    @Option(
        names = "--format",
        paramLabel = "NAME",
        completionCandidates = Candidates.Styles.class,
        description = "text (the default) or json.")
    private Style format = Style.TEXT;

    @Override
    public Integer call() {
      Catalogue catalogue = Catalogue.load();
      CatalogueReport report = new CatalogueReport(catalogue);
      Outputs.print(
          out -> {
            if (format == Style.JSON) {
              report.json(catalogue.checks(), out);
            } else {
              report.list(catalogue.checks(), terminal.screen(), out);
            }
          },
          Terminal.standardOutput());
      return ExitCode.CLEAN;
    }
  }

  /** {@code seawall checks show CHECK}. */
  @Command(name = "show", description = "Show the page of a check.")
  static final class ShowCommand implements Callable<Integer> {
    @Mixin private Terminal terminal = new Terminal();

    @Parameters(
        paramLabel = "CHECK",
        completionCandidates = Candidates.CheckIds.class,
        description = "A check, or an id of another scanner such as KSV-0017.")
    private String name = "";

    @Option(
        names = "--format",
        paramLabel = "NAME",
        completionCandidates = Candidates.Styles.class,
        description = "text (the default) or json.")
    private Style format = Style.TEXT;

    @Override
    public Integer call() {
      Catalogue catalogue = Catalogue.load();
      CatalogueReport report = new CatalogueReport(catalogue);
      List<Check<?>> found = Checks.named(catalogue, name);
      Outputs.print(
          out -> {
            if (format == Style.JSON) {
              report.json(found, out);
              return;
            }
            for (Check<?> check : found) {
              report.show(check, terminal.screen(), out);
            }
          },
          Terminal.standardOutput());
      return ExitCode.CLEAN;
    }
  }
}
