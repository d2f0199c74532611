package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.MEDIUM;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsPart;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Subnet;
import dev.seawall.core.aws.SubnetUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A public subnet with nodes whose network access control list admits SSH or RDP from the Internet
 * ({@code ec2:DescribeNetworkAcls}, entries in the order of their numbers).
 */
public final class NetworkAclAdmitsRemoteLogin implements Check<Subnet> {
  private static final List<Long> PORTS = List.of(22L, 3389L);

  @Override
  public Spec<Subnet> spec() {
    return Spec.check("network-acl-admits-remote-login")
        .severity(MEDIUM)
        .judges(Subnet.class)
        .reads(AwsTypes.NODEGROUPS, AwsTypes.INSTANCES, AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(Subnet subnet, Inventory inventory) {
    if (SubnetUses.of(inventory.aws()).nodesIn(subnet).isEmpty()
        || !subnet.isPublic(inventory.aws())) {
      return notApplicable();
    }
    for (long port : PORTS) {
      Optional<AwsPart> entry = subnet.admitsInternet(port);
      if (entry.isPresent()) {
        return fail(
            entry.get().number("RuleNumber"),
            "the access control list of %s admits port %s from the Internet",
            subnet.subnetId(),
            port);
      }
    }
    return pass();
  }
}
