package dev.seawall.cli;

import dev.seawall.collect.aws.ReaderPolicy;
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

  @Option(names = "--iam", description = "As an IAM policy.")
  private boolean iam;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      description = "For the checks of this section alone, such as eks or iam.")
  private List<String> sections = new ArrayList<>();

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
    if (rbac == iam) {
      throw CommandException.usage("say which permissions: --rbac or --iam");
    }
    Catalogue all = Catalogue.load();
    Catalogue catalogue = Checks.choose(all, only, List.of(), Settings.NONE);
    if (!sections.isEmpty()) {
      catalogue = Checks.ofSections(catalogue, sections);
    }
    Terminal.print(
        iam
            ? ReaderPolicy.json(Sources.types(catalogue))
            : ReaderRole.yaml(Sources.kubernetesTypes(Sources.types(catalogue)), readSecrets));
    return ExitCode.CLEAN;
  }
}
