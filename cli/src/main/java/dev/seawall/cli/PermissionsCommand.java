package dev.seawall.cli;

import dev.seawall.collect.kubernetes.ReaderRole;
import dev.seawall.core.check.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code seawall permissions}: the least that a scan needs, derived from what the checks read. */
@Command(
    name = "permissions",
    description = "Print the least permissions that a scan needs, derived from what checks read.")
final class PermissionsCommand implements Callable<Integer> {
  @Option(names = "--rbac", description = "As a Kubernetes ClusterRole.")
  private boolean rbac;

  @Option(names = "--read-secrets", description = "For a scan with --read-secrets.")
  private boolean readSecrets;

  @Option(
      names = "--check",
      paramLabel = "ID",
      completionCandidates = Candidates.CheckIds.class,
      description = "For this check alone; may be given several times.")
  private List<String> only = new ArrayList<>();

  PermissionsCommand() {}

  @Override
  public Integer call() {
    if (!rbac) {
      throw CommandException.usage("say which permissions: --rbac");
    }
    Catalogue catalogue = Checks.choose(Catalogue.load(), only, List.of(), Settings.NONE);
    Terminal.print(ReaderRole.yaml(Sources.types(catalogue), readSecrets));
    return ExitCode.CLEAN;
  }
}
