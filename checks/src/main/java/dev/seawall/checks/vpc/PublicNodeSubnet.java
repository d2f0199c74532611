package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.aws.SubnetUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Set;

/**
 * A subnet with nodes that has a route to an internet gateway ({@code ec2:DescribeRouteTables}, the
 * subnet's own table or the VPC's main one). {@code MapPublicIpOnLaunch} does not decide it.
 */
public final class PublicNodeSubnet implements Check<Subnet> {

  @Override
  public Spec<Subnet> spec() {
    return Spec.check("public-node-subnet")
        .severity(HIGH)
        .judges(Subnet.class)
        .reads(AwsTypes.NODEGROUPS, AwsTypes.INSTANCES, AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(Subnet subnet, Inventory inventory) {
    Set<String> nodes = SubnetUses.of(inventory.aws()).nodesIn(subnet);
    if (nodes.isEmpty()) {
      return notApplicable();
    }
    return subnet
        .internetRoute(inventory.aws())
        .<Verdict>map(
            route ->
                fail(
                    route,
                    "%s of %s routes to %s",
                    subnet.subnetId(),
                    Listed.of(nodes),
                    route.or("")))
        .orElseGet(Verdict::pass);
  }
}
