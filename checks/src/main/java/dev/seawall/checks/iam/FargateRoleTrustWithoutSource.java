package dev.seawall.checks.iam;

import static dev.seawall.core.aws.AwsTypes.FARGATE_PROFILES;
import static dev.seawall.core.check.Severity.LOW;
import static dev.seawall.core.check.Verdict.fail;
import static dev.seawall.core.check.Verdict.notApplicable;
import static dev.seawall.core.check.Verdict.pass;

import dev.seawall.core.aws.IamRole;
import dev.seawall.core.check.Check;
import dev.seawall.core.check.Spec;
import dev.seawall.core.check.Verdict;
import dev.seawall.core.inventory.Inventory;

/**
 * A role of pods on Fargate that EKS would also take for a profile of another account ({@code
 * aws:SourceArn}; EKS User Guide, "Amazon EKS Pod execution IAM role").
 */
public final class FargateRoleTrustWithoutSource implements Check<IamRole> {

  @Override
  public Spec<IamRole> spec() {
    return Spec.check("fargate-role-trust-without-source")
        .severity(LOW)
        .judges(IamRole.class)
        .reads(FARGATE_PROFILES);
  }

  @Override
  public Verdict judge(IamRole role, Inventory inventory) {
    if (!role.isOfFargate(inventory.aws())) {
      return notApplicable();
    }
    return role.letsServiceFromElsewhere("eks-fargate-pods", "fargateprofile/x/x/x")
        ? fail(
            role.trustPolicy(), "%s does not say for which profiles EKS takes it", role.lastName())
        : pass();
  }
}
