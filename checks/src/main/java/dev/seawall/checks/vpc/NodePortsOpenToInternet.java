package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A security group of nodes that opens a port of the node port range to the Internet ({@code
 * kubeApiServerConfig.serviceNodePortRange} of {@code eks:DescribeCluster}, else 30000-32767).
 */
public final class NodePortsOpenToInternet implements Check<SecurityGroup> {
  private static final String USUAL = "30000-32767";

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
    for (String range : ranges(inventory)) {
      String[] ends = range.split("-", 2);
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[1]);
      Optional<SecurityGroup.Open> open =
          group
              .openToInternet(inventory.aws(), first, last)
              .or(() -> group.openToInternetByUdp(inventory.aws(), first, last));
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

  private static Set<String> ranges(Inventory inventory) {
    Set<String> ranges = new TreeSet<>();
    for (EksCluster cluster : inventory.aws().all(EksCluster.class)) {
      String range =
          cluster.text("DescribeCluster", "kubeApiServerConfig", "serviceNodePortRange").or(USUAL);
      ranges.add(range.matches("\\d{1,5}-\\d{1,5}") ? range : USUAL);
    }
    return ranges.isEmpty() ? Set.of(USUAL) : ranges;
  }
}
