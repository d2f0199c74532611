package dev.seawall.checks.eks;

import static dev.seawall.core.check.Severity.HIGH;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.AwsTypes;
import dev.seawall.core.aws.Capability;
import dev.seawall.core.aws.IamRole;
import dev.seawall.core.aws.iam.Trusted;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;
import java.util.Optional;

/**
 * A capability whose IAM role others than the EKS capabilities service can take ({@code
 * AssumeRolePolicyDocument}; EKS user guide, "Amazon EKS capability IAM role").
 */
public final class CapabilityRoleOpenToOthers implements Check<Capability> {
  @Override
  public Spec<Capability> spec() {
    return Spec.check("capability-role-open-to-others")
        .severity(HIGH)
        .judges(Capability.class)
        .reads(AwsTypes.IAM_ROLES);
  }

  @Override
  public Verdict judge(Capability capability, Inventory inventory) {
    Optional<String> arn = capability.roleArn().value();
    if (arn.isEmpty()) {
      return notApplicable();
    }
    IamRole role = inventory.aws().get(IamRole.class, arn.get(), capability);
    for (Trusted each : role.trusted()) {
      if (!each.isService("capabilities.eks")) {
        return fail(
            role.trustPolicy().map(all -> each.toString()),
            "%s can take the role of capability %s",
            each,
            capability.name());
      }
    }
    return pass();
  }
}
