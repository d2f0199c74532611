package dev.seawall.cli;

import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.report.CatalogueReport;
import dev.seawall.report.Outputs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code seawall explain}: why a finding matters, how to fix it, when to accept it. */
@Command(
    name = "explain",
    description = "Explain a check: what it asks, why, how to fix it, when to accept it.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Terminal terminal = new Terminal();

  @Parameters(
      paramLabel = "CHECK",
      completionCandidates = Candidates.CheckIds.class,
      description = "A check, or an id of another scanner such as KSV-0017.")
  private String name = "";

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    List<Check<?>> found = Checks.named(catalogue, name);
    CatalogueReport report = new CatalogueReport(catalogue);
    Outputs.print(
        out -> {
          for (Check<?> check : found) {
            report.show(check, terminal.screen(), out);
          }
        },
        Terminal.standardOutput());
    return ExitCode.CLEAN;
  }
}
