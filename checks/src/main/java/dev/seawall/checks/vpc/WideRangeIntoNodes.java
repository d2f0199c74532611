package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.address.AddressSet;
import dev.seawall.core.address.Block;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupRule;
import dev.seawall.core.aws.SecurityGroupUses;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A security group of nodes with a rule for a range of public addresses that more than one owner
 * has, and that is not the whole Internet ({@code ec2:DescribeSecurityGroupRules}).
 */
public final class WideRangeIntoNodes implements Check<SecurityGroup> {
  private static final int NARROWEST_IPV4 = 24;
  private static final int NARROWEST_IPV6 = 48;

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("wide-range-into-nodes")
        .severity(LOW)
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
    for (SecurityGroupRule rule : group.ingress()) {
      Optional<Block> wide =
          rule.blocks(inventory.aws()).stream().filter(WideRangeIntoNodes::isWide).findFirst();
      if (wide.isPresent()) {
        return fail(rule, "%s lets %s reach nodes: %s", group.groupId(), wide.get(), rule);
      }
    }
    return pass();
  }

  private static boolean isWide(Block block) {
    AddressSet only = new AddressSet(List.of(block), List.of());
    return block.prefix() < (block.isIpv6() ? NARROWEST_IPV6 : NARROWEST_IPV4)
        && only.isPublic()
        && !only.isOpenToInternet();
  }
}
