package dev.seawall.cli;

import dev.seawall.collect.kubernetes.Preflight;
import dev.seawall.collect.kubernetes.ReaderRole;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.Problem;
import dev.seawall.core.snapshot.ResourceType;
import dev.seawall.documents.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seawall preflight}: which permissions are missing, and what each one costs. */
@Command(
    name = "preflight",
    description = {
      "Ask a cluster which permissions are missing, and say which checks each one costs.",
      "Only definitions of custom resources are read; with --cluster all that a scan asks is"
          + " asked. Exit code: 0 nothing is missing, 3 something is."
    })
final class PreflightCommand implements Callable<Integer> {
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Mixin private AwsOptions aws = new AwsOptions();

  PreflightCommand() {}

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
    if (aws.isAsked()) {
      return ofAws(catalogue);
    }
    Catalogue asked = withoutAws(catalogue);
    Connection connection = cluster.open();
    SortedSet<ResourceType> types = Sources.kubernetesTypes(Sources.types(catalogue));
    List<Gap> missing;
    try {
      missing = Preflight.missing(connection, types, cluster.collecting());
    } catch (ConnectionException e) {
      throw ClusterOptions.failure(e);
    }
    if (missing.isEmpty()) {
      Terminal.printLines(
          List.of("Nothing is missing: " + connection.name() + " can be scanned whole."));
      return ExitCode.CLEAN;
    }
    List<String> lines = new ArrayList<>();
    SortedSet<ResourceType> custom = new TreeSet<>();
    for (Gap gap : missing) {
      lines.add(gap.message());
      lines.add("  costs " + cost(asked, gap.type()));
      if (isCustom(gap.type())) {
        custom.add(gap.type());
      }
    }
    lines.add("The role that is needed: seawall permissions --rbac");
    if (!custom.isEmpty()) {
      lines.add("and, for the custom resources of this cluster that make pods, its rules:");
      ReaderRole.rules(custom, false).lines().forEach(lines::add);
    }
    Terminal.printLines(lines);
    return ExitCode.INCOMPLETE;
  }

  /** The checks that a scan of the Kubernetes side asks. */
  private static Catalogue withoutAws(Catalogue catalogue) {
    return new Catalogue(
        catalogue.checks().stream()
            .filter(check -> types(check.spec()).noneMatch(AwsTypes::isOne))
            .toList());
  }

  private static Stream<ResourceType> types(Spec<?> spec) {
    return Stream.concat(spec.reads().stream(), AssetTypes.typesOf(spec.judges()).stream());
  }

  /** Makes every call that a scan makes, and keeps nothing but what was refused. */
  private int ofAws(Catalogue catalogue) {
    aws.check();
    if (!aws.isOne()) {
      throw CommandException.usage("preflight asks for one cluster; name it with --cluster");
    }
    EksSource.Read read;
    try (ProgressLine progress = Terminal.progress()) {
      read =
          new EksSource(aws, cluster, progress)
              .one(Sources.types(catalogue), Projection.CHECKED, document -> {});
    }
    List<String> lines = new ArrayList<>();
    for (Gap gap : read.gaps()) {
      if (gap.reason() != Gap.Reason.NOT_ASKED) {
        lines.add(gap.message());
        lines.add("  costs " + cost(catalogue, gap.type()));
      }
    }
    for (Problem problem : read.problems()) {
      if (problem.level() == Problem.Level.ERROR) {
        lines.add(problem.where() + " " + problem.message());
      }
    }
    if (lines.isEmpty()) {
      Terminal.printLines(
          List.of("Nothing is missing: " + read.scope().name() + " can be scanned whole."));
      return ExitCode.CLEAN;
    }
    lines.add("The policy that is needed: seawall permissions --iam");
    lines.add("and the role in the cluster: seawall permissions --rbac");
    Terminal.printLines(lines);
    return ExitCode.INCOMPLETE;
  }

  private static boolean isCustom(ResourceType type) {
    return !AwsTypes.isOne(type) && !Types.ALL.contains(type);
  }

  private static String cost(Catalogue catalogue, ResourceType type) {
    if (type.equals(Types.CUSTOM_RESOURCE_DEFINITIONS)) {
      return "the workloads inside custom resources: they are not looked for";
    }
    List<String> costs = costs(catalogue, isCustom(type) ? Types.PODS : type);
    if (costs.isEmpty()) {
      return "no check of a scan without the AWS side";
    }
    String many = costs.size() + " of " + catalogue.checks().size() + " checks";
    return many + (isCustom(type) ? " where it makes pods: " : ": ") + some(costs);
  }

  private static List<String> costs(Catalogue catalogue, ResourceType type) {
    return catalogue.checks().stream()
        .map(Check::spec)
        .filter(each -> types(each).anyMatch(read -> isSame(read, type)))
        .map(each -> each.id())
        .toList();
  }

  /** A gap of AWS may be of one call alone, whose type has the kind that checks read. */
  private static boolean isSame(ResourceType read, ResourceType missing) {
    return AwsTypes.isOne(missing) ? read.kind().equals(missing.kind()) : read.equals(missing);
  }

  private static String some(List<String> ids) {
    int shown = Math.min(ids.size(), 4);
    String first = String.join(", ", ids.subList(0, shown));
    return ids.size() > shown ? first + " and " + (ids.size() - shown) + " more" : first;
  }
}
