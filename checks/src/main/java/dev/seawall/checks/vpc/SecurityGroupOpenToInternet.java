package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.CRITICAL;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupRule;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/**
 * A security group that lets every port be reached from the Internet, by one rule or by several
 * together ({@code ec2:DescribeSecurityGroupRules}).
 */
public final class SecurityGroupOpenToInternet implements Check<SecurityGroup> {

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("security-group-open-to-internet")
        .severity(CRITICAL)
        .judges(SecurityGroup.class)
        .reads(AwsTypes.PREFIX_LISTS);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    List<SecurityGroupRule> open = group.allTrafficFromInternet(inventory.aws());
    if (open.isEmpty()) {
      return pass();
    }
    return fail(open.getFirst(), "%s admits %s", group.groupId(), Listed.of(open));
  }
}
