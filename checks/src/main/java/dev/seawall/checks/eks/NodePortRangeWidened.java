package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.ApiServerSettings;
import dev.seawall.core.aws.ApiServerSettings.Ports;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cluster whose Services get ports on the nodes beside those that they get by default ({@code
 * kubeApiServerConfig.serviceNodePortRange} of {@code eks:DescribeCluster}).
 */
public final class NodePortRangeWidened implements Check<EksCluster> {
  /**
   * Ports of the IANA registry that firewalls have rules for, of those that EKS lets a cluster
   * have: 10260 to 32767 (EKS user guide, "Advanced Kubernetes control plane configuration").
   */
  private static final Map<Long, String> KNOWN =
      new TreeMap<>(Map.of(11211L, "memcached", 27017L, "MongoDB"));

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("node-port-range-widened")
        .severity(LOW)
        .judges(EksCluster.class)
        .reads(AwsTypes.REGIONS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    ApiServerSettings settings = ApiServerSettings.of(cluster, inventory.aws());
    List<Ports> added = added(settings.nodePorts(), settings.usualNodePorts());
    if (added.isEmpty()) {
      return pass();
    }
    List<String> known = new ArrayList<>();
    KNOWN.forEach(
        (port, what) -> {
          if (added.stream().anyMatch(each -> each.first() <= port && port <= each.last())) {
            known.add(port + " (" + what + ")");
          }
        });
    return fail(
        settings.firstNodePort(),
        "Services of %s may take the nodes' ports %s beside %s%s",
        cluster.name(),
        String.join(" and ", added.stream().map(Ports::toString).toList()),
        settings.usualNodePorts(),
        known.isEmpty() ? "" : ", among them " + String.join(", ", known));
  }

  private static List<Ports> added(Ports all, Ports usual) {
    List<Ports> added = new ArrayList<>();
    if (all.first() < usual.first()) {
      added.add(new Ports(all.first(), Math.min(all.last(), usual.first() - 1)));
    }
    if (all.last() > usual.last()) {
      added.add(new Ports(Math.max(all.first(), usual.last() + 1), all.last()));
    }
    return added;
  }
}
