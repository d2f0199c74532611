package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.aws.EksCluster;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A range of the public API endpoint that is wider than a network of one owner ({@code
 * resourcesVpcConfig.publicAccessCidrs} of {@code eks:DescribeCluster}).
 */
public final class WideApiEndpointRange implements Check<EksCluster> {
  private static final int NARROWEST_IPV4 = 24;
  private static final int NARROWEST_IPV6 = 48;

  @Override
  public Spec<EksCluster> spec() {
    return Spec.check("wide-api-endpoint-range").severity(MEDIUM).judges(EksCluster.class);
  }

  @Override
  public Verdict judge(EksCluster cluster, Inventory inventory) {
    if (cluster.isRegistered()) {
      return notApplicable();
    }
    if (cluster.endpointPublicAccess().is(false)) {
      return pass();
    }
    AddressSet access = cluster.publicAccess();
    if (access.isOpenToInternet()) {
      // api-endpoint-open-to-internet says so, and worse
      return notApplicable();
    }
    List<Block> wide =
        access.blocks().stream()
            .filter(each -> each.prefix() < (each.isIpv6() ? NARROWEST_IPV6 : NARROWEST_IPV4))
            .toList();
    return wide.isEmpty()
        ? pass()
        : fail(
            cluster.publicAccessCidrs(),
            "the API endpoint of %s is open to %s",
            cluster.name(),
            wide.getFirst());
  }
}
