package dev.seawall.checks.vpc;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.checks.Listed;
import dev.seawall.core.aws.SecurityGroup;
import dev.seawall.core.aws.SecurityGroupRule;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;

/** The default security group of a VPC that admits or lets out traffic (Security Hub EC2.2). */
public final class DefaultSecurityGroupHasRules implements Check<SecurityGroup> {

  @Override
  public Spec<SecurityGroup> spec() {
    return Spec.check("default-security-group-has-rules")
        .severity(HIGH)
        .judges(SecurityGroup.class);
  }

  @Override
  public Verdict judge(SecurityGroup group, Inventory inventory) {
    if (!group.isDefault()) {
      return notApplicable();
    }
    List<SecurityGroupRule> rules = group.rules();
    return rules.isEmpty()
        ? pass()
        : fail(rules.getFirst(), "the default group %s has %s", group.groupId(), Listed.of(rules));
  }
}
