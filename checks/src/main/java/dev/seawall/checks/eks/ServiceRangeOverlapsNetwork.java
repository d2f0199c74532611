package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.address.Block;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.aws.Vpc;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of Services that are also those of the VPC, a peer or a hybrid network ({@code
 * kubernetesNetworkConfig.serviceIpv4Cidr} of {@code eks:DescribeCluster}).
 */
public final class ServiceRangeOverlapsNetwork implements Check<EksCluster> {
  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("service-range-overlaps-network")
        .severity(MEDIUM)
        .judges(EksCluster.class)
        .looksUp(AwsTypes.VPCS);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }

    Optional<Block> services = cluster.serviceBlock();
    if (services.isEmpty()) {
      return notApplicable();
    }
    Vpc vpc = cluster.vpc(inventory.aws());
    List<String> others = new ArrayList<>(vpc.ranges());
    others.addAll(vpc.peerRanges());
    others.addAll(cluster.remoteRanges());
    for (String other : others) {
      Optional<Block> block = Block.parse(other);
      if (block.isPresent() && block.get().overlaps(services.get())) {
        return fail(
            cluster.serviceRange(),
            "Services of %s have addresses of the network %s",
            cluster.name(),
            other);
      }
    }
    return pass();
  }
}
