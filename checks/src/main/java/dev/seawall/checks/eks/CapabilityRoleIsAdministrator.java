package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.aws.IamPowers;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Escalation;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.List;
import java.util.Optional;

/**
 * A capability whose IAM role can do everything, or give itself the right to ({@code roleArn} of
 * {@code eks:DescribeCapability}).
 */
public final class CapabilityRoleIsAdministrator implements Check<Capability> {
  @Override
  public Spec<Capability> spec() {
    return Spec.check("capability-role-is-administrator")
        .severity(HIGH)
        .judges(Capability.class)
        .reads(AwsTypes.IAM_ROLES, AwsTypes.MANAGED_POLICIES);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    Optional<String> arn = capability.roleArn().value();
    if (arn.isEmpty()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, arn.get(), capability);
    IamPowers powers = inventory.aws().powersOf(role);
    if (powers.administrator().isPresent()) {
      return fail(
          capability.roleArn(),
          "the role of %s is an administrator of the account",
          capability.name());
    }
    List<Escalation> ways = powers.escalations();
    return ways.isEmpty()
        ? pass()
        : fail(
            capability.roleArn(),
            "the role of %s can gain more permissions: %s",
            capability.name(),
            ways.getFirst());
  }
}
