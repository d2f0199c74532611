package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.asset.Fact;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A public subnet that gives every new interface a public address ({@code MapPublicIpOnLaunch}; for
 * IPv6, {@code AssignIpv6AddressOnCreation}).
 */
public final class SubnetAssignsPublicAddresses implements Check<Subnet> {

  @Override
  public Spec<Subnet> spec() {
    return Spec.check("subnet-assigns-public-addresses")
        .severity(MEDIUM)
        .judges(Subnet.class)
        .reads(AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(Subnet subnet, Inventory inventory) {
    Fact<Boolean> four = subnet.mapPublicIpOnLaunch();
    if (four.is(true) && subnet.internetRoute(inventory.aws(), false).isPresent()) {
      return fail(four, "%s gives new interfaces a public address", subnet.subnetId());
    }
    Fact<Boolean> six = subnet.assignIpv6AddressOnCreation();
    if (six.is(true) && subnet.internetRoute(inventory.aws(), true).isPresent()) {
      return fail(
          six, "%s gives new interfaces an IPv6 address on the Internet", subnet.subnetId());
    }
    return pass();
  }
}
