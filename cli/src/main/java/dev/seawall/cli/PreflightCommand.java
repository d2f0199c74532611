package dev.seawall.cli;

import dev.seawall.collect.kubernetes.Preflight;
import dev.seawall.collect.kubernetes.ReaderRole;
import dev.seawall.collect.kubernetes.connection.Connection;
import dev.seawall.collect.kubernetes.connection.ConnectionException;
import dev.seawall.core.check.Catalogue;
import dev.seawall.core.check.Check;
import dev.seawall.core.inventory.AssetTypes;
import dev.seawall.core.kubernetes.Types;
import dev.seawall.core.snapshot.Gap;
import dev.seawall.core.snapshot.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code seawall preflight}: which permissions are missing, and what each one costs. */
@Command(
    name = "preflight",
    description = {
      "Ask a cluster which permissions are missing, and say which checks each one costs.",
      "Only definitions of custom resources are read. Exit code: 0 nothing is missing, 3 something"
          + " is."
    })
final class PreflightCommand implements Callable<Integer> {
  @Mixin private ClusterOptions cluster = new ClusterOptions();

  PreflightCommand() {}

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.load();
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
      lines.add("  costs " + cost(catalogue, gap.type()));
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

  private static boolean isCustom(ResourceType type) {
    return !Types.ALL.contains(type);
  }

  private static String cost(Catalogue catalogue, ResourceType type) {
    if (type.equals(Types.CUSTOM_RESOURCE_DEFINITIONS)) {
      return "the workloads inside custom resources: they are not looked for";
    }
    List<String> costs = costs(catalogue, isCustom(type) ? Types.PODS : type);
    String many = costs.size() + " of " + catalogue.checks().size() + " checks";
    return many + (isCustom(type) ? " where it makes pods: " : ": ") + some(costs);
  }

  private static List<String> costs(Catalogue catalogue, ResourceType type) {
    return catalogue.checks().stream()
        .map(Check::spec)
        .filter(
            each -> each.reads().contains(type) || AssetTypes.typesOf(each.judges()).contains(type))
        .map(each -> each.id())
        .toList();
  }

  private static String some(List<String> ids) {
    int shown = Math.min(ids.size(), 4);
    String first = String.join(", ", ids.subList(0, shown));
    return ids.size() > shown ? first + " and " + (ids.size() - shown) + " more" : first;
  }
}
