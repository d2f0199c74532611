package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A security group of nodes that opens a port of the node port range to the Internet ({@code
 * kubeApiServerConfig.serviceNodePortRange} of {@code eks:DescribeCluster}, else 30000 to 32767).
 */
public final class NodePortsOpenToInternet implements Check<SecurityGroup> {
  private static final Range USUAL = new Range(30_000, 32_767);

  private record Range(long first, long last) {}

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("node-ports-open-to-internet")
        .severity(HIGH)
        .judges(SecurityGroup.class)
        .reads(
            AwsTypes.EKS_CLUSTERS,
            AwsTypes.INSTANCES,
            AwsTypes.NETWORK_INTERFACES,
            AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    if (!SecurityGroupUses.of(inventory.aws()).guardsNodes(group)) {
      return notApplicable();
    }
    for (Range range : ranges(inventory)) {
      Optional<SecurityGroup.Open> open =
          group
              .openToInternet(inventory.aws(), range.first(), range.last())
              .or(() -> group.openToInternetByUdp(inventory.aws(), range.first(), range.last()));
      if (open.isPresent()) {
        return fail(
            open.get().rules().getFirst(),
            "%s opens node ports to the Internet: %s",
            group.groupId(),
            open.get());
      }
    }
    return pass();
  }

  private static Set<Range> ranges(Inventory inventory) {
    Set<Range> ranges = new LinkedHashSet<>();
    for (EksCluster cluster : inventory.aws().all(EksCluster.class)) {
      ranges.add(
          new Range(
              port(cluster, "minPort").or(USUAL.first()),
              port(cluster, "maxPort").or(USUAL.last())));
    }
    return ranges.isEmpty() ? Set.of(USUAL) : ranges;
  }

  private static Fact<Long> port(EksCluster cluster, String end) {
    return cluster.number("DescribeCluster", "kubeApiServerConfig", "serviceNodePortRange", end);
  }
}
